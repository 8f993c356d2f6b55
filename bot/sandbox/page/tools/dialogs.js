// The page's own dialogs: a person, a channel, channels to add, a message's blocks and notification.

import { attempt } from "../acting.js";
import { actAs, open } from "../navigation.js";
import { post } from "../api.js";
import { read, set, useStore } from "../store.js";
import { html, useState } from "../vendor/preact.js";
import { appName, bot, channelOf, channels, people, personOf } from "../world.js";
import { Avatar } from "../slack/avatar.js";
import { Dialog } from "../slack/dialog.js";
import { Icon } from "../slack/icons.js";
import { Trouble } from "../slack/message.js";
import { matching, Select } from "../slack/select.js";
import { firstBlock } from "./first_block.js";
import { Screens } from "./toasts.js";

const close = () => set({ dialog: null });

export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  const Drawn = dialog && KINDS[dialog.kind];
  return Drawn ? html`<${Drawn} key=${dialog.kind} ...${dialog} />` : null;
}

function Profile({ user }) {
  const person = personOf(user);
  if (!person) return null;
  const act = () => (close(), actAs(user));
  return html`<${Dialog} title=${person.real_name} onClose=${close}>
    <div class="profile"><${Avatar} user=${user} size="large" /><dl>
      ${person.title && html`<dt>Title</dt><dd>${person.title}</dd>`}
      <dt>Name</dt><dd>@${person.name}</dd>
      ${person.tz && html`<dt>Time zone</dt><dd>${person.tz_label ?? person.tz}</dd>`}
      ${person.is_foreign && html`<dt>Organization</dt><dd>${read().world.teams.find((team) => team.id === person.team)?.name}, which shares channels with this one</dd>`}
      ${person.is_bot && html`<dt>App</dt><dd>It reads no messages; it answers commands, buttons and forms.</dd>`}
    </dl></div>
    ${!person.is_bot && user !== read().as && html`<button type="button" class="button primary" onClick=${act}>Act as ${person.real_name}</button>`}
  <//>`;
}

const act = (path, channel, more = {}) => attempt("details", () => post(path, { as: read().as, channel, ...more }));

function ChannelDetails({ channel: id }) {
  const channel = useStore(() => channelOf(id));
  if (!channel) return null;
  const outside = [{ id: bot().user, real_name: appName() }, ...people()].filter((person) => !channel.members.includes(person.id));
  const choices = outside.map((person) => ({ value: person.id, text: person.real_name, description: person.title }));
  const others = read().world.teams.filter((team) => team.id !== read().world.team.id);
  return html`<${Dialog} title=${`#${channel.name}`} onClose=${close}>
    <p class="panel-intro">${channel.kind === "private" ? "Private: only its members see it." : "Public: everyone in the workspace can read it."}
      ${channel.is_shared && " Shared with people of other organizations."}</p>
    <${Trouble} at="details" />
    <${Select} label="Add somebody" placeholder="Add a person or the app" choices=${(query) => matching(choices, query)} chosen=${[]}
      onChoose=${([one]) => act("channels/invite", id, { user: one.value })} />
    <h3>${channel.members.length} members</h3>
    <ul class="members">${channel.members.map((user) => html`<li><${Avatar} user=${user} size="small" /><span>${personOf(user)?.real_name ?? user}</span>
      <button type="button" class="link-button" onClick=${() => act("channels/remove", id, { user })}>${user === read().as ? "Leave" : "Remove"}</button></li>`)}</ul>
    <h3>This channel</h3>
    <div class="jumps">
      <button type="button" class="button" onClick=${() => act("channels/private", id, { private: channel.kind !== "private" })}>Make it ${channel.kind === "private" ? "public" : "private"}</button>
      ${others.map((team) => channel.teams.includes(team.id)
        ? html`<button type="button" class="button" onClick=${() => act("channels/unshare", id, { team: team.id })}>Stop sharing with ${team.name}</button>`
        : html`<button type="button" class="button" onClick=${() => act("channels/share", id, { team: team.id })}>Share with ${team.name}</button>`)}
      <button type="button" class="button" onClick=${() => act(channel.is_archived ? "channels/unarchive" : "channels/archive", id)}>${channel.is_archived ? "Take out of the archive" : "Archive"}</button>
    </div><//>`;
}

function Browse() {
  const [name, setName] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const list = useStore(() => channels().filter((channel) => !channel.is_member));
  const create = async () => {
    const answer = await attempt("details", () => post("channels/create", { as: read().as, name: name.trim(), private: isPrivate }));
    if (answer) (close(), await open(answer.channel.id));
  };
  return html`<${Dialog} title="Add channels" onClose=${close} onSubmit=${create}
    footer=${html`<button type="submit" class="button primary" disabled=${!name.trim()}>Create channel</button>`}>
    <${Trouble} at="details" />
    <label for="new-channel" class="input-label">Create a channel</label>
    <input class="field" id="new-channel" value=${name} placeholder="new-task-force" autocomplete="off" onInput=${(event) => setName(event.target.value)} />
    <label class="box"><input type="checkbox" checked=${isPrivate} onChange=${() => setPrivate(!isPrivate)} /><span class="box-words">Private</span></label>
    <p class="input-hint">Then invite the app: /invite @${appName()}</p>
    ${list.length > 0 && html`<h3>Channels you can join</h3>
      <ul class="members">${list.map((channel) => html`<li><${Icon} name="hash" size="16" /><span>${channel.name}</span>
        <button type="button" class="link-button" onClick=${() => (close(), open(channel.id))}>Look</button></li>`)}</ul>`}
  <//>`;
}

const Source = ({ message }) => html`<${Dialog} title="What the app sent" onClose=${close} className="wide">
  <pre class="source" tabindex="0" role="group" aria-label="JSON">${JSON.stringify({ text: message.text, blocks: message.blocks, metadata: message.metadata }, null, 2)}</pre><//>`;

const Preview = ({ message }) => html`<${Dialog} title="In a notification" onClose=${close}>
  <p class="panel-intro">A desktop shows the first block, a phone the <code>text</code>. An answer that only one person sees notifies nobody.</p>
  <${Screens} desktop=${firstBlock(message)} phone=${message.text} at=${Number(message.ts)} title=${personOf(message.user)?.real_name} /><//>`;

const KINDS = { profile: Profile, channel: ChannelDetails, browse: Browse, source: Source, preview: Preview };
