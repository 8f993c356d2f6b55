// Block Kit's blocks. What this page cannot draw, it says.

import { html, useContext } from "../vendor/preact.js";
import { Element } from "./elements.js";
import { FileCard } from "./files.js";
import { Markdown } from "./markdown.js";
import { Place } from "./place.js";
import { RichText } from "./rich_text.js";
import { withEmoji, Words, wordsOf } from "./words.js";

export const Blocks = ({ blocks }) =>
  html`<div class="blocks">${blocks.map((block, index) => html`<${Block}
    key=${block.block_id ?? index} block=${block} />`)}</div>`;

function Block({ block }) {
  const Drawn = BLOCKS[block.type];
  if (Drawn) return html`<${Drawn} block=${block} />`;
  return html`<div class="cannot-draw">
    <p>There is a “${block.type}” block here, which this page cannot draw.</p>
    <details><summary>What it holds</summary><pre>${JSON.stringify(block, null, 2)}</pre></details>
      </div>`;
}

function Section({ block }) {
  const { text, fields, accessory } = block;
  const isPicture = accessory?.type === "image";
  return html`<div class=${accessory ? "section with-accessory" : "section"}>
    <div class="section-words">
      ${text && html`<div class="text"><${Words} text=${text} /></div>`}
      ${fields && html`<div class="section-fields">${fields.map((field) => html`<div class="text">
        <${Words} text=${field} /></div>`)}</div>`}
    </div>
    ${
      accessory &&
      html`<div class="accessory">
      ${isPicture ? html`<${Picture} image=${accessory}
        className="accessory-image" />` : html`<${Element} block=${block} element=${accessory} />`}
    </div>`
    }
  </div>`;
}

const Header = ({ block }) => html`<h2 class="header-block">${wordsOf(block.text)}</h2>`;

const Divider = () => html`<hr class="divider-block" />`;

const Context = ({ block }) =>
  html`<div class="context">${block.elements.map((element) =>
    element.type === "image"
      ? html`<${Picture} image=${element} className="context-image" />`
      : html`<span class="text"><${Words} text=${element} /></span>`,
  )}</div>`;

const Actions = ({ block }) =>
  html`<div class="actions">${block.elements.map(
    (element) => html`<${Element} key=${element.action_id} block=${block} element=${element} />`,
  )}</div>`;

/** Pictures of other addresses are not fetched: nothing leaves this machine. */
function Picture({ image, className }) {
  const url = image.image_url ?? image.slack_file?.url ?? "";
  const isOurs =
    url.startsWith("/") || url.startsWith("data:image/") || url.startsWith(location.origin);
  if (!isOurs) {
    const address = url || "a file of Slack’s";
    return html`<span class="cannot-draw">Picture: ${image.alt_text}${" "}
      <small>(not fetched: ${address})</small></span>`;
  }
  return html`<img class=${className} src=${url} alt=${image.alt_text} loading="lazy" />`;
}

const Image = ({ block }) => html`<figure class="image-block">
  ${block.title && html`<figcaption>${wordsOf(block.title)}</figcaption>`}
  <${Picture} image=${block} className="image-full" /></figure>`;

function Table({ block }) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings ?? [];
  const look = (column) => {
    const { align, is_wrapped } = settings[column] ?? {};
    return `align-${align ?? "left"}${is_wrapped ? " wraps" : ""}`;
  };
  const cells = (row, tag) =>
    row.map(
      (cell, column) =>
        html`<${tag} class=${look(column)} scope=${tag === "th" ? "col" : undefined}>
          <${Cell} cell=${cell} /><//>`,
    );
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table">
    <table><thead><tr>${cells(head, "th")}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${cells(row, "td")}</tr>`)}</tbody></table></div>`;
}

const Cell = ({ cell }) =>
  cell.type === "rich_text" ? html`<${RichText} block=${cell} />` : withEmoji(cell.text ?? "");

function Input({ block }) {
  const { errors, prefix } = useContext(Place);
  const { element, label, hint, optional } = block;
  const id = `${prefix}-${block.block_id}-${element.action_id}`.replaceAll(/[^\w-]/g, "_");
  const error = errors?.[block.block_id];
  const words = wordsOf(label);
  return html`<div class=${error ? "input-block has-error" : "input-block"}>
    <label for=${id} class="input-label">${words}${optional && html` <span
      class="optional">(optional)</span>`}</label>
    <${Element} block=${block} element=${element} label=${words} />
    <p class="input-error" id=${`${id}-error`} role=${error ? "alert" : undefined}>${error}</p>
    <p class="input-hint" id=${`${id}-hint`}>${hint && wordsOf(hint)}</p>
  </div>`;
}

const Alert = ({ block }) =>
  html`<div class="alert-block level-${block.level ?? "default"}"><${Words} text=${block.text} />
    </div>`;

const File = ({ block }) =>
  html`<${FileCard}
    file=${{ id: block.file_id, name: block.external_id ?? block.file_id, url: block.url }} />`;

const BLOCKS = {
  section: Section,
  header: Header,
  context: Context,
  divider: Divider,
  actions: Actions,
  image: Image,
  rich_text: RichText,
  table: Table,
  markdown: ({ block }) => html`<${Markdown} text=${block.text} />`,
  file: File,
  input: Input,
  alert: Alert,
};
