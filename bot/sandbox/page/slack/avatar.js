// A person's picture: initials on a colour that is always theirs.

import { html } from "../vendor/preact.js";
import { people, personOf } from "../world.js";
import { BRAND } from "./icons.js";

const TONES = 8;

/** Neighbours in the list of people have different colours. */
const tone = (id) =>
  Math.max(
    0,
    people().findIndex((person) => person.id === id),
  ) % TONES;

export function Avatar({ user, size = "medium" }) {
  const person = personOf(user);
  if (person?.is_bot) {
    return html`<img class="avatar avatar-${size}" src=${BRAND} alt="" />`;
  }
  return html`<span class="avatar avatar-${size} tone-${tone(user)}"
    aria-hidden="true">${person?.initials ?? "?"}</span>`;
}
