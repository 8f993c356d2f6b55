// Plain buttons of the sandbox's own panels.

import { html } from "../vendor/preact.js";

export const Press = ({ act, look = "", disabled, children }) =>
  html`<button type="button" class=${`button ${look}`} disabled=${disabled} onClick=${act}>
    ${children}</button>`;

export const LinkPress = ({ act, children }) =>
  html`<button type="button" class="link-button" onClick=${act}>${children}</button>`;
