// A channel's members and settings: what changes here, the app hears of.

import { attempt } from "../acting.js";
import { post } from "../api.js";
import { Avatar } from "../slack/avatar.js";
import { Dialog } from "../slack/dialog.js";
import { Trouble } from "../slack/message.js";
import { matching, Select } from "../slack/select.js";
import { read, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { appName, bot, channelOf, nameOf, people } from "../world.js";
import { LinkPress, Press } from "./press.js";

export function ChannelDetails({ channel: id, close }) {
  const channel = useStore(() => channelOf(id));
  if (!channel) return null;
  const act = (path, more = {}) =>
    attempt("details", () => post(`channels/${path}`, { as: read().as, channel: id, ...more }));
  const outside = peopleOutside(channel);
  return html`<${Dialog} title=${`#${channel.name}`} onClose=${close}>
    <p class="panel-intro">${whoReads(channel)}</p>
    <${Trouble} at="details" />
    <${Select} label="Add somebody" placeholder="Add a person or the app" chosen=${[]}
      choices=${(query) => matching(outside, query)}
      onChoose=${([one]) => act("invite", { user: one.value })} />
    <h3>${channel.members.length} members</h3>
    <ul class="members">${channel.members.map((user) => html`<li>
      <${Avatar} user=${user} size="small" /><span>${nameOf(user)}</span>
      <${LinkPress} act=${() => act("remove", { user })}>
        ${user === read().as ? "Leave" : "Remove"}<//></li>`)}</ul>
    <h3>This channel</h3>
    <div class="jumps">${settings(channel, act).map(([words, change]) =>
      html`<${Press} act=${change}>${words}<//>`)}</div>
  <//>`;
}

function whoReads({ kind, is_shared }) {
  const readers =
    kind === "private"
      ? "Private: only its members see it."
      : "Public: everyone in the workspace can read it.";
  return is_shared ? `${readers} Shared with people of other organizations.` : readers;
}

const peopleOutside = ({ members }) =>
  [{ id: bot().user, real_name: appName() }, ...people().filter((person) => !person.is_bot)]
    .filter((person) => !members.includes(person.id))
    .map(({ id, real_name, title }) => ({ value: id, text: real_name, description: title }));

/** What can be changed, as words and acts. */
function settings({ kind, teams, is_archived }, act) {
  const { team: home, teams: all } = read().world;
  const sharing = all
    .filter((team) => team.id !== home.id)
    .map((team) =>
      teams.includes(team.id)
        ? [`Stop sharing with ${team.name}`, () => act("unshare", { team: team.id })]
        : [`Share with ${team.name}`, () => act("share", { team: team.id })],
    );
  return [
    kind === "private"
      ? ["Make it public", () => act("private", { private: false })]
      : ["Make it private", () => act("private", { private: true })],
    ...sharing,
    is_archived
      ? ["Take out of the archive", () => act("unarchive")]
      : ["Archive", () => act("archive")],
  ];
}
