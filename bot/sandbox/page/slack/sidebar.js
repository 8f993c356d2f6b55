// The left side: the workspace, its channels and direct messages, what is unread.

import { open, openBot } from "../navigation.js";
import { set, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { appName, bot, isBotChannel, nameOf } from "../world.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";

export function Sidebar() {
  const { world, current } = useStore((state) => ({ world: state.world, current: state.channel }));
  const joined = world.channels.filter((channel) => channel.is_member);
  const others = world.dms.filter((dm) => !isBotChannel(dm));
  const app = world.dms.find(isBotChannel);
  const home = world.teams.find((team) => team.id === world.me.team) ?? world.team;
  return html`<nav class="sidebar" aria-label="Channels">
    <header class="workspace"><span class="workspace-mark"
      aria-hidden="true">${initials(home.name)}</span>
      <strong>${home.name}</strong></header>
    <div class="sidebar-scroll">
      <h2>Channels</h2>
      <ul>${joined.map((channel) => html`<${Entry} key=${channel.id} channel=${channel}
        isCurrent=${channel.id === current} />`)}
        <li><button type="button" class="entry quiet"
          onClick=${() => set({ dialog: { kind: "browse" } })}>
          <${Icon} name="plus" size="16" /> Add channels</button></li></ul>
      ${
        others.length > 0 &&
        html`<h2>Direct messages</h2>
        <ul>${others.map((dm) => html`<${Entry} key=${dm.id} channel=${dm}
          isCurrent=${dm.id === current} />`)}</ul>`
      }
      <h2>Apps</h2>
      <ul>${
        app
          ? html`<${Entry} channel=${app} isCurrent=${app.id === current} isApp />`
          : html`<li><button type="button" class="entry" onClick=${() => openBot("home")}>
            <${Avatar} user=${bot().user} size="tiny" /> ${appName()}</button></li>`
      }</ul>
    </div>
    <footer class="me"><${Avatar} user=${world.me.id} size="small" /><span>
      <strong>${world.me.real_name}</strong><small>${world.me.title || world.me.tz_label}</small>
      </span></footer>
  </nav>`;
}

const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join("");

function Entry({ channel, isCurrent, isApp }) {
  const { unread, mentions } = channel;
  const count = channel.kind === "dm" ? unread : mentions;
  const words = channel.kind === "dm" ? nameOf(channel.user) : channel.name;
  const classes = ["entry", isCurrent && "current", unread > 0 && "has-unread"]
    .filter(Boolean)
    .join(" ");
  return html`<li><button type="button" class=${classes}
    aria-current=${isCurrent ? "page" : undefined}
      onClick=${() => open(channel.id, isApp ? { tab: unread ? "messages" : "home" } : {})}>
    ${channel.kind === "dm" ? html`<${Avatar} user=${channel.user} size="tiny" />` : html`<${Icon}
      name=${channel.kind === "private" ? "lock" : "hash"} size="16" />`}
    <span class="entry-name">${words}</span>
    ${channel.is_shared && html`<${Icon} name="window" size="14" />
      <span class="sr-only">shared</span>`}
    ${unread > 0 && !count && html`<span class="sr-only">unread</span>`}
    ${count > 0 && html`<span class="count">${count}<span class="sr-only"> unread</span></span>`}
  </button></li>`;
}
