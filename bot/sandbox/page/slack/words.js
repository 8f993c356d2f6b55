// A plain_text object: words and emoji, no markup.

import { emoji } from "./emoji.js";

export function Words({ text }) {
  return withEmoji(text.text);
}

export const withEmoji = (text) =>
  text.replace(/(?<![\w:]):([a-z0-9_+-]+):/g, (_, name) => emoji(name));
