// A person's picture: initials on a colour that is always theirs.

import { html } from "../vendor/preact.js";
import { personOf } from "../world.js";

const TONES = 8;

function tone(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % TONES;
}

export function Avatar({ user, size = "medium" }) {
  const person = personOf(user);
  if (person?.is_bot) {
    return html`<img class="avatar avatar-${size}" src="icon.svg" alt="" />`;
  }
  return html`<span class="avatar avatar-${size} tone-${tone(user ?? "")}" aria-hidden="true">${person?.initials ?? "?"}</span>`;
}
