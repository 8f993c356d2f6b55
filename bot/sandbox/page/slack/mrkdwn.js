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

/** A whole mrkdwn text: code blocks, quotes, lines. */
export function Mrkdwn({ text }) {
  return String(text ?? "")
    .split(/```([\s\S]+?)```/)
    .flatMap((part, index) => {
      if (index % 2)
        return html`<pre
          class="code-block">${unescaped(plain(part.replace(/^\n|\n$/g, "")))}</pre>`;
      return part === "" ? [] : quotesAndLines(part);
    });
}

function quotesAndLines(text) {
  const parts = [];
  let quoted = null;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const quote = line.match(/^(?:&gt;|>)(?!&gt;&gt;|>>)\s?(.*)$/);
    if (quote) {
      quoted = [...(quoted ?? []), quote[1]];
      continue;
    }
    if (quoted) parts.push(html`<blockquote>${withBreaks(quoted)}</blockquote>`);
    quoted = null;
    parts.push(...inline(line));
    if (index < lines.length - 1) parts.push(html`<br />`);
  }
  if (quoted) parts.push(html`<blockquote>${withBreaks(quoted)}</blockquote>`);
  return parts;
}

const withBreaks = (lines) =>
  lines.flatMap((line, index) => (index ? [html`<br />`, ...inline(line)] : inline(line)));

export function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescaped(text.slice(end, match.index)));
    nodes.push(node(match.groups));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescaped(text.slice(end)));
  return nodes;
}

function node({ reference, code, bold, italic, strike, emoji: name, url }) {
  if (reference) return referenceNode(reference);
  if (code) return html`<code>${unescaped(plain(code))}</code>`;
  if (bold) return html`<strong>${inline(bold)}</strong>`;
  if (italic) return html`<em>${inline(italic)}</em>`;
  if (strike) return html`<s>${inline(strike)}</s>`;
  if (name) return emoji(name);
  return html`<${Link} url=${unescaped(url)}>${unescaped(url)}<//>`;
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
