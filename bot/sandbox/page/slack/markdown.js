// The markdown block: the common Markdown that Slack draws there.

import { html } from "../vendor/preact.js";
import { emoji } from "./emoji.js";
import { Link } from "./mentions.js";

export const Markdown = ({ text }) => html`<div class="markdown">${blocks(text.split("\n"))}</div>`;

const KINDS = [
  { start: /^```/, take: fenced },
  { start: /^#{1,6}\s/, take: heading },
  { start: /^\s*(?:[-*_]\s*){3,}$/, take: (lines) => [html`<hr />`, lines.slice(1)] },
  { start: /^>/, take: quote },
  { start: /^\s*[-*+]\s/, take: (lines) => list(lines, /^\s*[-*+]\s+/, "ul") },
  { start: /^\s*\d+[.)]\s/, take: (lines) => list(lines, /^\s*\d+[.)]\s+/, "ol") },
  { start: /^\s*\|.*\|\s*$/, take: table },
];

function blocks(lines) {
  const drawn = [];
  let rest = lines;
  while (rest.length) {
    if (!rest[0].trim()) {
      rest = rest.slice(1);
      continue;
    }
    const kind = KINDS.find(({ start }) => start.test(rest[0]));
    const [node, left] = (kind?.take ?? paragraph)(rest);
    drawn.push(node);
    rest = left;
  }
  return drawn;
}

function runOf(lines, belongs) {
  const end = lines.findIndex((line) => !belongs(line));
  return end === -1 ? [lines, []] : [lines.slice(0, end), lines.slice(end)];
}

function fenced(lines) {
  const [code, rest] = runOf(lines.slice(1), (line) => !line.startsWith("```"));
  return [html`<pre class="code-block">${code.join("\n")}</pre>`, rest.slice(1)];
}

function heading(lines) {
  const [, marks, words] = lines[0].match(/^(#{1,6})\s+(.*)$/) ?? [null, "#", lines[0]];
  return [
    html`<p class="markdown-heading level-${marks.length}"><strong>${inline(words)}</strong></p>`,
    lines.slice(1),
  ];
}

function quote(lines) {
  const [quoted, rest] = runOf(lines, (line) => line.startsWith(">"));
  return [
    html`<blockquote>${blocks(quoted.map((line) => line.replace(/^>\s?/, "")))}</blockquote>`,
    rest,
  ];
}

function list(lines, mark, tag) {
  const [items, rest] = runOf(lines, (line) => mark.test(line));
  return [
    html`<${tag}>${items.map((line) => html`<li>${inline(line.replace(mark, ""))}</li>`)}<//>`,
    rest,
  ];
}

function table(lines) {
  const [rows, rest] = runOf(lines, (line) => /^\s*\|.*\|\s*$/.test(line));
  const cells = rows.map((row) =>
    row
      .trim()
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  const hasHead = cells.length > 1 && cells[1].every((cell) => /^:?-+:?$/.test(cell));
  const body = hasHead ? cells.slice(2) : cells;
  const head =
    hasHead &&
    html`<thead><tr>${cells[0].map((cell) => html`<th scope="col">${inline(cell)}</th>`)}</tr>
      </thead>`;
  return [
    html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>${head}
      <tbody>${body.map(tableRow)}</tbody></table></div>`,
    rest,
  ];
}

const tableRow = (cells) =>
  html`<tr>${cells.map((cell) => html`<td>${inline(cell)}</td>`)}</tr>`;

const withBreaks = (line, index) => (index ? [html`<br />`, ...inline(line)] : inline(line));

function paragraph(lines) {
  const [words, rest] = runOf(
    lines,
    (line) => line.trim() && !KINDS.some(({ start }) => start.test(line)),
  );
  const taken = words.length ? words : lines.slice(0, 1);
  const left = words.length ? rest : lines.slice(1);
  return [
    html`<p>${taken.flatMap(withBreaks)}</p>`,
    left,
  ];
}

const INLINE = new RegExp(
  [
    "`(?<code>[^`]+)`",
    "\\*\\*(?<bold>[^\\n]+?)\\*\\*",
    "~~(?<strike>[^\\n]+?)~~",
    "(?<![\\w*])\\*(?<star>[^*\\n]+)\\*(?![\\w*])",
    "(?<!\\w)_(?<line>[^_\\n]+)_(?!\\w)",
    "\\[(?<label>[^\\]\\n]+)\\]\\((?<target>[^)\\s]+)\\)",
    "(?<!\\w):(?<emoji>[a-z0-9_+\\-]+):",
    "(?<url>https?://[^\\s<>]*[^\\s<>.,;:!?'\")\\]])",
  ].join("|"),
  "g",
);

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(text.slice(end, match.index));
    nodes.push(node(match.groups));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

function node({ code, bold, strike, star, line, label, target, emoji: name, url }) {
  if (code) return html`<code>${code}</code>`;
  if (bold) return html`<strong>${inline(bold)}</strong>`;
  if (strike) return html`<s>${inline(strike)}</s>`;
  if (star ?? line) return html`<em>${inline(star ?? line)}</em>`;
  if (name) return emoji(name);
  return html`<${Link} url=${target ?? url}>${label ?? url}<//>`;
}
