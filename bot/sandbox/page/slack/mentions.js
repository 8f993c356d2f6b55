// People, channels and links named inside a text.

import { set } from "../store.js";
import { html } from "../vendor/preact.js";
import { channelOf, personOf, now, reader } from "../world.js";
import { open } from "../navigation.js";
import { dateWords, moment } from "./dates.js";
import { read } from "../store.js";

export function PersonMention({ id, fallback }) {
  const person = personOf(id);
  const name = person?.real_name ?? fallback ?? id;
  const isMe = read().as === id;
  return html`<button type="button" class=${isMe ? "mention mention-me" : "mention"}
    onClick=${() => set({ dialog: { kind: "profile", user: id } })}>@${name}</button>`;
}

export function ChannelMention({ id, fallback }) {
  const channel = channelOf(id);
  const name = channel?.name ?? fallback ?? "private channel";
  if (!channel) return html`<span class="mention">#${name}</span>`;
  return html`<button type="button" class="mention" onClick=${() => open(id)}>#${name}</button>`;
}

export const Everyone = ({ range }) => html`<span class="mention mention-me">@${range}</span>`;

const SAFE = /^(https?:|mailto:|tel:|slack:)/i;

/** A link; an address of another kind (javascript:, data:) stays words. */
export function Link({ url, children }) {
  if (!SAFE.test(url) && !url.startsWith("/sandbox/")) return html`<span>${children}</span>`;
  return html`<a href=${url} target="_blank" rel="noreferrer noopener">${children}</a>`;
}

export function DateWords({ instant, pattern, fallback, url }) {
  const words = dateWords(instant, pattern, fallback ?? "", now(), reader());
  const title = Number.isFinite(instant) ? moment(instant, now(), reader()) : undefined;
  const shown = html`<time title=${title}>${words}</time>`;
  return url ? html`<${Link} url=${url}>${shown}<//>` : shown;
}
