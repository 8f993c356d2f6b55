// Text objects: plain_text (words and emoji, no markup) and mrkdwn.

import { html } from "../vendor/preact.js";
import { emoji } from "./emoji.js";
import { Mrkdwn } from "./mrkdwn.js";

export const withEmoji = (text) =>
  text.replace(/(?<![\w:]):([a-z0-9_+-]+):/g, (_, name) => emoji(name));

/** The words of a plain_text object; with `emoji: false` a :name: stays as it is. */
export const wordsOf = ({ text, emoji: isDrawn = true }) => (isDrawn ? withEmoji(text) : text);

export const Words = ({ text }) =>
  text.type === "mrkdwn"
    ? html`<${Mrkdwn} text=${text.text} verbatim=${text.verbatim} />`
    : wordsOf(text);
