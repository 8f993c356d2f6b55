// Who somebody is, and a button to act as them.

import { actAs } from "../navigation.js";
import { Avatar } from "../slack/avatar.js";
import { Dialog } from "../slack/dialog.js";
import { read } from "../store.js";
import { html } from "../vendor/preact.js";
import { personOf } from "../world.js";
import { Press } from "./press.js";

export function Profile({ user, close }) {
  const person = personOf(user);
  if (!person) return null;
  const act = () => {
    close();
    actAs(user);
  };
  return html`<${Dialog} title=${person.real_name} onClose=${close}>
    <div class="profile"><${Avatar} user=${user} size="large" />
      <dl>${facts(person).map(([term, told]) => html`<dt>${term}</dt><dd>${told}</dd>`)}</dl></div>
    ${!person.is_bot && user !== read().as
      && html`<${Press} look="primary" act=${act}>Act as ${person.real_name}<//>`}
  <//>`;
}

function facts({ title, name, tz, tz_label, team, is_foreign, is_bot }) {
  const home = read().world.teams.find((one) => one.id === team);
  return [
    title && ["Title", title],
    ["Name", `@${name}`],
    tz && !is_bot && ["Time zone", tz_label ?? tz],
    is_foreign && ["Organization", `${home?.name}, which shares channels with this one`],
    is_bot && ["App", "It reads no messages; it answers commands, buttons and forms."],
  ].filter(Boolean);
}
