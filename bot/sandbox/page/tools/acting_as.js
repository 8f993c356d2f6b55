// Whom this window acts for.

import { actAs } from "../navigation.js";
import { html } from "../vendor/preact.js";
import { useStore } from "../store.js";
import { Avatar } from "../slack/avatar.js";
import { Icon } from "../slack/icons.js";
import { MenuButton } from "../slack/menu.js";

const FOREIGN = "Of another organization: no slash commands";

function about(person) {
  if (person.is_foreign) return FOREIGN;
  if (person.is_ultra_restricted) return "Single-channel guest";
  if (person.is_restricted) return "Guest";
  return person.is_admin ? "Workspace admin" : "";
}

const describe = (person) => [person.title, about(person)].filter(Boolean).join(" · ");

/** Those one can act as, organization by organization. */
function everyone(world, act) {
  const order = world.teams.map((team) => team.id);
  return world.people
    .filter((person) => !person.is_bot && !person.deleted)
    .sort((one, other) => order.indexOf(one.team) - order.indexOf(other.team))
    .map((person) => ({
      text: person.real_name,
      description: describe(person),
      group: world.teams.find((team) => team.id === person.team)?.name,
      picture: html`<${Avatar} user=${person.id} size="small" />`,
      user: person.id,
      act: () => act(person.id),
    }));
}

export function ActingAs() {
  const { world, as } = useStore((state) => ({ world: state.world, as: state.as }));
  const here = everyone(world, actAs).map((item) => ({ ...item, checked: item.user === as }));
  return html`<div class="acting">
    <span class="acting-label" aria-hidden="true">Acting as</span>
    <${MenuButton} items=${here} className="bar-button person" label="Act as" hasWords>
      <${Avatar} user=${as} size="tiny" /><span class="sr-only">Acting as </span>
        <strong>${world.me.real_name}</strong><${Icon} name="chevron" size="16" /><//>
    <${MenuButton} items=${everyone(world, openWindow)} className="bar-button icon-only wide-bar"
      label="Open a second window as somebody else"
      title="Open a second window as somebody else"><${Icon} name="window" /><//>
  </div>`;
}

const openWindow = (user) => window.open(`?as=${encodeURIComponent(user)}`, "_blank", "noopener");
