// A shared file: a card to download it, with a look inside where that is possible.

import { html, useEffect, useState } from "../vendor/preact.js";
import { Icon } from "./icons.js";

const TEXTUAL = /^text\/|json|xml|markdown|calendar/;
const PREVIEW = 600;

const size = (bytes) =>
  bytes === undefined
    ? ""
    : bytes < 1024
      ? `${bytes} bytes`
      : bytes < 1_048_576
        ? `${Math.round(bytes / 1024)} KB`
        : `${(bytes / 1_048_576).toFixed(1)} MB`;

export function FileCard({ file }) {
  const { name, title, mimetype = "", url } = file;
  if (!url)
    return html`<p
      class="cannot-draw">The file “${name}” is kept elsewhere; this page cannot draw it.</p>`;
  return html`<figure class="file">
    <figcaption class="file-card"><${Icon} name="file" size="28" />
      <span class="file-words"><strong>${title || name}</strong>
        <small>${[kind(name, mimetype), size(file.size)].filter(Boolean).join(" · ")}</small></span>
      <a class="icon-button" href=${url} download=${name} aria-label=${`Download ${name}`}>
        <${Icon} name="download" /></a></figcaption>
    ${mimetype.startsWith("image/") && html`<img class="file-image" src=${url} alt=${title || name}
      loading="lazy" />`}
    ${TEXTUAL.test(mimetype) && html`<${Excerpt} url=${url} name=${name} />`}
  </figure>`;
}

const kind = (name, mimetype) =>
  name.includes(".") ? name.split(".").at(-1).toUpperCase() : mimetype;

function Excerpt({ url, name }) {
  const [text, setText] = useState("");
  useEffect(() => {
    fetch(url)
      .then((response) => response.text())
      .then(setText, () => setText("This file could not be read."));
  }, [url]);
  const isCut = text.length > PREVIEW;
  return html`<pre class="file-excerpt" tabindex="0" role="group"
    aria-label=${`Beginning of ${name}`}>${isCut ? `${text.slice(0, PREVIEW)}…` : text}</pre>`;
}
