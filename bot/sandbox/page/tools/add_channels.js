// Creating a channel, and those one could join.

import { attempt } from "../acting.js";
import { post } from "../api.js";
import { open } from "../navigation.js";
import { Dialog } from "../slack/dialog.js";
import { Icon } from "../slack/icons.js";
import { Trouble } from "../slack/message.js";
import { read, useStore } from "../store.js";
import { html, useState } from "../vendor/preact.js";
import { appName, channels } from "../world.js";
import { LinkPress } from "./press.js";

export function AddChannels({ close }) {
  const [name, setName] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const others = useStore(() => channels().filter((channel) => !channel.is_member));
  const look = (channel) => {
    close();
    return open(channel);
  };
  const create = async () => {
    const body = { as: read().as, name: name.trim(), private: isPrivate };
    const answer = await attempt("details", () => post("channels/create", body));
    if (answer) await look(answer.channel.id);
  };
  const button = html`<button type="submit" class="button primary" disabled=${!name.trim()}>
    Create channel</button>`;
  return html`<${Dialog} title="Add channels" onClose=${close} onSubmit=${create} footer=${button}>
    <${Trouble} at="details" />
    <label for="new-channel" class="input-label">Create a channel</label>
    <input class="field" id="new-channel" value=${name} placeholder="new-task-force"
      autocomplete="off" onInput=${(event) => setName(event.target.value)} />
    <label class="box"><input type="checkbox" checked=${isPrivate}
      onChange=${() => setPrivate(!isPrivate)} /><span class="box-words">Private</span></label>
    <p class="input-hint">Then invite the app: /invite @${appName()}</p>
    ${others.length > 0 && html`<h3>Channels you can join</h3>
      <ul class="members">${others.map((channel) => html`<li>
        <${Icon} name="hash" size="16" /><span>${channel.name}</span>
        <${LinkPress} act=${() => look(channel.id)}>Look<//></li>`)}</ul>`}
  <//>`;
}
