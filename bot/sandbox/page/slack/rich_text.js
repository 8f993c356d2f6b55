// The rich_text block: sections, lists, quotes and code of styled elements.

import { html } from "../vendor/preact.js";
import { emoji } from "./emoji.js";
import { ChannelMention, DateWords, Everyone, Link, PersonMention } from "./mentions.js";

export const RichText = ({ block }) =>
  html`<div class="rich-text">${block.elements.map((part) => html`<${Part}
    part=${part} />`)}</div>`;

function Part({ part }) {
  const inside = part.elements;
  switch (part.type) {
    case "rich_text_section":
      return html`<p>${inside.map(element)}</p>`;
    case "rich_text_preformatted":
      return html`<pre class="code-block">${inside.map(element)}</pre>`;
    case "rich_text_quote":
      return html`<blockquote>${inside.map(element)}</blockquote>`;
    case "rich_text_list":
      return html`<${List} part=${part} />`;
    default:
      return html`<p
        class="cannot-draw">This text has a “${part.type}”, which this page cannot draw.</p>`;
  }
}

function List({ part }) {
  const items = part.elements.map((item) => html`<li>${item.elements.map(element)}</li>`);
  const indent = `indent-${Math.min(part.indent ?? 0, 8)}`;
  if (part.style === "ordered")
    return html`<ol class=${indent} start=${(part.offset ?? 0) + 1}>${items}</ol>`;
  return html`<ul class=${indent}>${items}</ul>`;
}

function element(piece) {
  switch (piece.type) {
    case "text":
      return styled(withBreaks(piece.text), piece.style);
    case "link":
      return styled(html`<${Link} url=${piece.url}>${piece.text ?? piece.url}<//>`, piece.style);
    case "user":
      return html`<${PersonMention} id=${piece.user_id} />`;
    case "channel":
      return html`<${ChannelMention} id=${piece.channel_id} />`;
    case "broadcast":
      return html`<${Everyone} range=${piece.range} />`;
    case "emoji":
      return emoji(piece.name);
    case "date":
      return html`<${DateWords} instant=${piece.timestamp} pattern=${piece.format}
        fallback=${piece.fallback} url=${piece.url} />`;
    case "color":
      return html`<code>${piece.value}</code>`;
    case "usergroup":
      return html`<span class="mention">@${piece.usergroup_id}</span>`;
    default:
      return html`<span class="cannot-draw">[${piece.type}]</span>`;
  }
}

const withBreaks = (text) =>
  text.split("\n").flatMap((line, index) => (index ? [html`<br />`, line] : [line]));

function styled(content, style = {}) {
  let node = content;
  if (style.code) node = html`<code>${node}</code>`;
  if (style.strike) node = html`<s>${node}</s>`;
  if (style.italic) node = html`<em>${node}</em>`;
  if (style.bold) node = html`<strong>${node}</strong>`;
  if (style.underline) node = html`<u>${node}</u>`;
  return node;
}
