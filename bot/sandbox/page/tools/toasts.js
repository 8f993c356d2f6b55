// What Slack would notify: it pops up here, and each can be looked at as a desktop and a phone show it.

import { open } from "../navigation.js";
import { read, set, useStore } from "../store.js";
import { html, useEffect } from "../vendor/preact.js";
import { channelName, channelOf, nameOf, reader, seconds } from "../world.js";
import { dateWords, time } from "../slack/dates.js";
import { Icon } from "../slack/icons.js";
import { plain, unescaped } from "../slack/mrkdwn.js";
import { withEmoji } from "../slack/words.js";

const STAYS = 7000;
const KEPT = 200;

/** A post came where the acting person reads. */
export function arrived(toast) {
  const { heard, notices, channel } = read();
  set({ heard: [...heard, toast].slice(-KEPT) });
  const isLooking = channel === toast.channel && document.visibilityState === "visible";
  if (toast.push && !isLooking) set({ notices: [...notices, toast].slice(-3) });
}

const dismiss = (id) => set({ notices: read().notices.filter((toast) => toast.id !== id) });

const DATE = /<!date\^(\d+)\^([^|>^]+)(?:\^[^|>]*)?\|?([^>]*)>/g;
const MENTION = /<([@#])(\w+)(?:\|[^>]*)?>/g;

/** The words of a notification: no markup; names, and dates in the zone of whoever looks. */
export function notificationWords(text, instant) {
  const dated = text.replace(DATE, (_, at, pattern, fallback) =>
    dateWords(Number(at), pattern, fallback, instant, reader()),
  );
  const named = dated.replace(MENTION, (_, mark, id) =>
    mark === "@" ? `@${nameOf(id)}` : `#${channelOf(id)?.name ?? id}`,
  );
  return withEmoji(unescaped(plain(named))).replace(/[*_~`]/g, "");
}

export function Toasts() {
  const notices = useStore((state) => state.notices);
  return html`<div class="toasts" role="status" aria-live="polite" aria-label="Notifications">
    ${notices.map((toast) => html`<${Toast} key=${toast.id} toast=${toast} />`)}</div>`;
}

function Toast({ toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), STAYS);
    return () => clearTimeout(timer);
  }, []);
  const show = () => {
    dismiss(toast.id);
    open(toast.channel, { tab: "messages" });
  };
  return html`<div class="toast"><button type="button" class="toast-words" onClick=${show}>
      <strong>${where(toast)}</strong>
        <span>${notificationWords(toast.desktop, seconds(toast.at))}</span></button>
    <button type="button" class="icon-button small" aria-label="Dismiss"
      onClick=${() => dismiss(toast.id)}><${Icon} name="close" size="14" /></button></div>`;
}

const where = (toast) => {
  const channel = channelOf(toast.channel);
  const who = nameOf(toast.user);
  return !channel || channel.kind === "dm" ? who : `${who} in ${channelName(channel)}`;
};

const WHY = {
  dm: "Direct message: notifies",
  mention: "Mention: notifies",
  thread: "Reply in their thread: notifies",
  channel: "Channel post: no notification by default",
};

/** Every post of late, as both screens show it. */
export function ToastPanel() {
  const heard = useStore((state) => state.heard);
  const list = [...heard].reverse();
  return html`<p class="panel-intro">What reached this person, newest first, as a locked screen
      shows it: a desktop the first block, a phone the message’s <code>text</code>. Nothing that
      somebody typed should stand here.</p>
    ${list.length === 0 && html`<p class="empty">Nothing yet.</p>`}
    <ul class="heard">${list.map(
      (toast) => html`<li key=${toast.id}>
      <p class="heard-why"><span class=${toast.push ? "pushes" : ""}>${WHY[toast.kind]}</span>
        <time>${time(seconds(toast.at), reader())}</time></p>
      <${Screens} desktop=${toast.desktop} phone=${toast.phone} at=${seconds(toast.at)}
        title=${where(toast)} />
      <button type="button" class="link-button"
        onClick=${() => open(toast.channel, { tab: "messages" })}>Open</button></li>`,
    )}</ul>`;
}

/** The same post on a desktop and on a phone's lock screen. */
export const Screens = ({ desktop, phone, at, title }) => html`<div class="screens">
  <figure class="screen desktop"><figcaption>Desktop: first block</figcaption>
    <div class="screen-card"><strong>${title}</strong><span>${notificationWords(desktop, at)}</span>
      </div></figure>
  <figure class="screen mobile"><figcaption>Phone: text</figcaption>
    <div class="screen-card"><strong>${title}</strong><span>${notificationWords(phone, at)}</span>
      </div></figure></div>`;
