// Elements that are typed into: text, numbers, addresses, dates and times.

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { reader } from "../world.js";
import { instantOf, localOf, zoneLabel } from "./dates.js";
import { useElement } from "./place.js";
import { wordsOf } from "./words.js";

const TYPES = { number_input: "number", email_text_input: "email", url_text_input: "url" };

const PAUSE = 600; // until an element that asks for each character tells the bot

function useTyping(block, element) {
  const state = useElement(block, element);
  const [timer] = useState({});
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const typed = (value) => {
    state.keep(value);
    clearTimeout(timer.id);
    if (block.dispatch_action && when.includes("on_character_entered")) {
      timer.id = setTimeout(() => state.press(value), PAUSE);
    }
  };
  const entered = (event) => {
    if (event.key !== "Enter" || element.multiline) return;
    if (!block.dispatch_action || !when.includes("on_enter_pressed")) return;
    event.preventDefault();
    state.press(event.target.value);
  };
  return { ...state, typed, entered };
}

function TextField({ block, element }) {
  const { value, typed, entered, id, error } = useTyping(block, element);
  const field = useRef(null);
  useEffect(() => {
    if (element.focus_on_load) field.current.focus();
  }, []);
  const shared = {
    id,
    ref: field,
    value: value ?? "",
    class: "field",
    placeholder: element.placeholder && wordsOf(element.placeholder),
    "aria-invalid": Boolean(error),
    "aria-describedby": `${id}-hint ${id}-error`,
    "aria-required": block.type === "input" && !block.optional,
    onInput: (event) => typed(event.target.value),
    onKeyDown: entered,
  };
  const left = element.max_length && element.max_length - (value ?? "").length;
  return html`
    ${
      element.multiline
        ? html`<textarea rows="3" ...${shared}></textarea>`
        : html`<input type=${TYPES[element.type] ?? "text"}
          inputmode=${element.type === "number_input" ? "decimal" : undefined}
          step=${element.is_decimal_allowed ? "any" : undefined} autocomplete="off" ...${shared} />`
    }
    ${left !== undefined && left <= 30 && html`<span class=${left < 0 ? "left over" : "left"}
      aria-live="polite">${left}</span>`}
  `;
}

function Picker({ type, shown, read, note }) {
  return function DateOrTime({ block, element, label }) {
    const { value, change, id, error, isBusy } = useElement(block, element);
    const given = note?.(element);
    return html`<span class="picker">
      <input class="field" type=${type} id=${id} value=${value ? shown(value) : ""}
        aria-busy=${isBusy} aria-invalid=${Boolean(error)}
        aria-label=${block.type === "input" ? undefined : (label ?? element.placeholder?.text ?? "Choose")}
        aria-describedby=${`${id}-zone ${id}-hint ${id}-error`}
        onChange=${(event) => change(event.target.value ? read(event.target.value) : null)} />
      ${given && html`<span class="zone" id=${`${id}-zone`}>${given}</span>`}
    </span>`;
  };
}

const same = (value) => value;

export const Fields = {
  plain_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  datepicker: Picker({ type: "date", shown: same, read: same }),
  timepicker: Picker({
    type: "time",
    shown: same,
    read: same,
    note: (element) => zoneLabel(element.timezone ?? reader().tz),
  }),
  datetimepicker: Picker({
    type: "datetime-local",
    shown: (instant) => localOf(Number(instant), reader()),
    read: (local) => instantOf(local, reader()),
    note: () => `Your time: ${zoneLabel(reader().tz)}`,
  }),
};
