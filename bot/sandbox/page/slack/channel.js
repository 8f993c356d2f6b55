// The middle of the page: a channel, or the bot's direct messages with their tabs.

import { attempt } from "../acting.js";
import { openTab } from "../navigation.js";
import { loadOlder } from "../reading.js";
import { post } from "../api.js";
import { read, set, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { appName, channelOf, isBotChannel, nameOf } from "../world.js";
import { Avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { Home } from "./home.js";
import { Icon } from "./icons.js";
import { MessageList } from "./message_list.js";

export function Channel() {
  const { id, tab } = useStore((state) => ({ id: state.channel, tab: state.tab }));
  const channel = useStore(() => channelOf(id));
  if (!channel) return html`<main class="channel"><p class="empty">Choose a channel.</p></main>`;
  const isApp = isBotChannel(channel);
  return html`<main class="channel" aria-label=${isApp ? appName() : `Channel ${channel.name}`}>
    <${ChannelHeader} channel=${channel} isApp=${isApp} />
    <${BotAway} />
    ${isApp && html`<${Tabs} tab=${tab} />`}
    ${isApp && tab === "home" ? html`<${Home} />` : html`<${Conversation} key=${id}
      channel=${channel} isApp=${isApp} />`}
  </main>`;
}

function ChannelHeader({ channel, isApp }) {
  const details = () =>
    set({
      dialog: { kind: isApp ? "profile" : "channel", channel: channel.id, user: channel.user },
    });
  return html`<header class="channel-header">
    <button type="button" class="icon-button narrow-only" aria-label="Back to the channels"
      onClick=${() => set({ listing: true })}><${Icon} name="back" /></button>
    <h1><button type="button" class="channel-name" onClick=${details}>
      ${channel.kind === "dm" ? html`<${Avatar} user=${channel.user}
        size="small" /> <span>${nameOf(channel.user)}</span>` : html`<${Icon}
        name=${channel.kind === "private" ? "lock" : "hash"}
        size="16" /> <span>${channel.name}</span>`}
      <${Icon} name="chevron" size="14" /></button></h1>
    ${channel.is_shared && html`<span class="shared-badge"
      title="People of other organizations are in this channel">Shared</span>`}
    <span class="topic">${channel.topic}</span>
    ${
      channel.kind !== "dm" &&
      html`<button type="button" class="members-button"
        aria-label=${`${channel.members.length} members`} onClick=${details}>
      <${Icon} name="people" size="16" /> ${channel.members.length}</button>`
    }
  </header>`;
}

/** Not of Slack: while the bot starts, or was stopped, nothing that is pressed can work. */
function BotAway() {
  const bot = useStore((state) => state.world.bot);
  const sentence = bot.process && !bot.process.running ? "is not running" : "is not connected yet";
  return html`<div role="status">${bot.sockets === 0 && html`<p
    class="bot-away">${appName()} ${sentence}: commands and buttons wait for it.</p>`}</div>`;
}

function Tabs({ tab }) {
  const names = { home: "Home", messages: "Messages" };
  return html`<div class="tabs" role="tablist" aria-label=${appName()}>${Object.entries(names).map(
    ([name, words]) => html`
    <button type="button" role="tab" id=${`tab-${name}`} aria-selected=${tab === name}
      aria-controls="tab-panel"
      tabindex=${tab === name ? 0 : -1}
        onKeyDown=${(event) => ["ArrowLeft", "ArrowRight"].includes(event.key) && otherTab(name)}
      onClick=${() => openTab(name)}>${words}</button>`,
  )}</div>`;
}

function otherTab(name) {
  const other = name === "home" ? "messages" : "home";
  document.getElementById(`tab-${other}`).focus();
  openTab(other);
}

function Conversation({ channel, isApp }) {
  const { history, unreadFrom } = useStore((state) => ({
    history: state.histories[channel.id],
    unreadFrom: state.unreadFrom[channel.id],
  }));
  if (!history) return html`<p class="empty" aria-busy="true">Loading messages…</p>`;
  const panel = isApp
    ? { role: "tabpanel", id: "tab-panel", "aria-labelledby": "tab-messages" }
    : {};
  const isIn = channel.is_member || channel.kind === "dm";
  return html`<div class="conversation" ...${panel}>
    <${MessageList} channel=${channel.id} messages=${history.messages} more=${history.more}
      unreadFrom=${unreadFrom}
      onMore=${() => loadOlder(channel.id)} label="Messages"
      before=${html`<${Beginning} channel=${channel} />`} />
    ${isIn ? html`<${Composer} channel=${channel} />` : html`<${Preview} channel=${channel} />`}
  </div>`;
}

function Beginning({ channel }) {
  const place =
    channel.kind === "dm"
      ? html`your direct messages with <strong>${nameOf(channel.user)}</strong>`
      : html`<strong>#${channel.name}</strong>`;
  return html`<p class="beginning">This is the very beginning of ${place}.</p>`;
}

function Preview({ channel }) {
  const join = () =>
    attempt(channel.id, () =>
      post("channels/invite", { as: read().as, channel: channel.id, user: read().as }),
    );
  return html`<div class="preview"><p>You are looking at <strong>#${channel.name}</strong></p>
    <button type="button" class="button primary" onClick=${join}>Join channel</button></div>`;
}
