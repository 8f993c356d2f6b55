// Slack's own markup, as nodes: what people typed can become words, never HTML.

import { html } from "../vendor/preact.js";
import { emoji } from "./emoji.js";
import { ChannelMention, DateWords, Everyone, Link, PersonMention } from "./mentions.js";

const INLINE = new RegExp(
  [
    "<(?<reference>[^<>\\n]+)>",
    "`(?<code>[^`\\n]+)`",
    "(?<![\\w*])\\*(?<bold>\\S|\\S[^*\\n]*?\\S)\\*(?![\\w*])",
    "(?<![\\w_])_(?<italic>\\S|\\S[^\\n]*?\\S)_(?![\\w_])",
    "(?<![\\w~])~(?<strike>\\S|\\S[^~\\n]*?\\S)~(?![\\w~])",
    "(?<![\\w:]):(?<emoji>[a-z0-9_+\\-]+(?:::skin-tone-\\d)?):",
    "(?<url>https?://[^\\s<>|]*[^\\s<>|.,;:!?'\")\\]])",
  ].join("|"),
  "g",
);

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

export const unescaped = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

/** A whole mrkdwn text: code blocks, quotes, lines; `verbatim` leaves bare addresses alone. */
export function Mrkdwn({ text, verbatim = false }) {
  return String(text ?? "")
    .split(/```([\s\S]+?)```/)
    .flatMap((part, index) => {
      if (index % 2 === 0) return part && quotesAndLines(part, verbatim);
      const code = unescaped(plain(part.replace(/^\n|\n$/g, "")));
      return html`<pre class="code-block">${code}</pre>`;
    });
}

function quotesAndLines(text, verbatim) {
  const parts = [];
  let quoted = [];
  const endQuote = () => {
    if (quoted.length) parts.push(html`<blockquote>${withBreaks(quoted, verbatim)}</blockquote>`);
    quoted = [];
  };
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const quote = line.match(/^(?:&gt;|>)(?!&gt;&gt;|>>)\s?(.*)$/);
    if (quote) {
      quoted.push(quote[1]);
      continue;
    }
    endQuote();
    parts.push(...inline(line, verbatim));
    if (index < lines.length - 1) parts.push(html`<br />`);
  }
  endQuote();
  return parts;
}

const withBreaks = (lines, verbatim) =>
  lines.flatMap((line, index) => [...(index ? [html`<br />`] : []), ...inline(line, verbatim)]);

function inline(text, verbatim) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescaped(text.slice(end, match.index)));
    nodes.push(node(match.groups, verbatim));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescaped(text.slice(end)));
  return nodes;
}

function node({ reference, code, bold, italic, strike, emoji: name, url }, verbatim) {
  if (reference) return referenceNode(reference);
  if (code) return html`<code>${unescaped(plain(code))}</code>`;
  if (bold) return html`<strong>${inline(bold, verbatim)}</strong>`;
  if (italic) return html`<em>${inline(italic, verbatim)}</em>`;
  if (strike) return html`<s>${inline(strike, verbatim)}</s>`;
  if (name) return emoji(name);
  const address = unescaped(url);
  return verbatim ? address : html`<${Link} url=${address}>${address}<//>`;
}

function referenceNode(reference) {
  const [target, ...labels] = reference.split("|");
  const label = labels.length ? unescaped(labels.join("|")) : undefined;
  if (target.startsWith("@"))
    return html`<${PersonMention} id=${target.slice(1)} fallback=${label} />`;
  if (target.startsWith("#"))
    return html`<${ChannelMention} id=${target.slice(1)} fallback=${label} />`;
  if (target.startsWith("!date^")) {
    const [, instant, pattern, url] = target.split("^");
    return html`<${DateWords} instant=${Number(instant)} pattern=${unescaped(pattern)}
      fallback=${label} url=${url} />`;
  }
  if (target.startsWith("!subteam^"))
    return html`<span class="mention">${label ?? "@group"}</span>`;
  if (target.startsWith("!")) return html`<${Everyone} range=${target.slice(1)} />`;
  const url = unescaped(target);
  return html`<${Link} url=${url}>${label ?? url.replace(/^mailto:/, "")}<//>`;
}

/** The words of a text without its markup: inside code, in notifications, for screen readers. */
export function plain(text) {
  return text.replace(/<([^<>\n]+)>/g, (_, reference) => {
    const [target, label] = reference.split("|");
    return label ?? target.replace(/^[@#!]/, "");
  });
}
