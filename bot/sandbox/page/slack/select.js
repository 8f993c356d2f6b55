// Choosing from a list that can be searched: one or several.

import { html, useEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { Icon } from "./icons.js";
import { Popover } from "./popover.js";

let count = 0;

/**
 * `choices(query)` gives, or promises, a list of {value, text, description?, group?}.
 * `chosen` is a list of such; `onChoose` gets the new list.
 */
export function Select({
  choices,
  chosen,
  onChoose,
  placeholder,
  label,
  multi = false,
  limit,
  disabled,
  invalid,
  describedBy,
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => setOpen(false);
  const pick = (choice) => {
    if (!multi) {
      onChoose([choice]);
      close();
      button.current.focus();
      return;
    }
    const has = chosen.some((one) => one.value === choice.value);
    if (!has && limit && chosen.length >= limit) return;
    onChoose(has ? chosen.filter((one) => one.value !== choice.value) : [...chosen, choice]);
  };
  const words = (!multi && chosen[0]?.text) || placeholder || "Choose an option";
  return html`<div class="select">
    ${
      multi &&
      chosen.length > 0 &&
      html`<ul class="chips">
      ${chosen.map(
        (one) => html`<li class="chip">${one.text}
        <button type="button" aria-label=${`Remove ${one.text}`} onClick=${() => pick(one)}>
          <${Icon} name="close" size="12" /></button></li>`,
      )}
    </ul>`
    }
    <button type="button" class="select-button" ref=${button} disabled=${disabled}
      aria-haspopup="listbox" aria-expanded=${isOpen}
      aria-label=${label && label !== words ? `${label}: ${words}` : undefined}
        aria-describedby=${describedBy}
      data-invalid=${invalid} onClick=${() => setOpen(!isOpen)}
        onKeyDown=${(event) => event.key === "ArrowDown" && (event.preventDefault(), setOpen(true))}>
      <span class=${chosen.length && !multi ? "" : "placeholder"}>${words}</span>
      <${Icon} name="chevron" size="16" />
    </button>
    ${isOpen && html`<${Choices} anchor=${button} choices=${choices} chosen=${chosen} label=${label}
      multi=${multi} onPick=${pick} onClose=${close} />`}
  </div>`;
}

function Choices({ anchor, choices, chosen, label, multi, onPick, onClose }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { list, isLoading, sentence } = useChoices(choices, query);
  const id = useRef(`choices-${(count += 1)}`).current;
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const keys = (event) => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (next !== undefined) setAt((next + list.length) % Math.max(1, list.length));
    else if (event.key === "Enter") list[at] && onPick(list[at]);
    else if (event.key === "Escape" || event.key === "Tab") (onClose(), anchor.current.focus());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<${Popover} anchor=${anchor} onClose=${onClose} className="choices" match>
    <input class="choices-search" type="text" ref=${field} value=${query} placeholder="Search"
      autocomplete="off" role="combobox"
      aria-label=${`Search ${label ?? "options"}`} aria-expanded="true" aria-controls=${id}
        aria-autocomplete="list"
      aria-activedescendant=${list.length ? `${id}-${at}` : undefined}
      onInput=${(event) => (setQuery(event.target.value), setAt(0))} onKeyDown=${keys} />
    <ul role="listbox" id=${id} aria-label=${label ?? "Options"} aria-multiselectable=${multi}>
      ${list.map((choice, index) => {
        const isChosen = chosen.some((one) => one.value === choice.value);
        const opensGroup = choice.group && choice.group !== list[index - 1]?.group;
        return html`${opensGroup && html`<li role="presentation"
          class="menu-group">${choice.group}</li>`}
          <li role="option" id=${`${id}-${index}`} aria-selected=${isChosen}
            class=${index === at ? "option at" : "option"}
            onMouseDown=${(event) => event.preventDefault()} onClick=${() => onPick(choice)}
              onMouseMove=${() => setAt(index)}>
            <span class="option-words"><span>${choice.text}</span>
              ${choice.description && html`<small>${choice.description}</small>`}</span>
            ${isChosen && html`<${Icon} name="check" size="16" />`}</li>`;
      })}
    </ul>
    ${isLoading && html`<p class="menu-empty">Loading…</p>`}
    ${!isLoading && list.length === 0 && html`<p
      class="menu-empty">${sentence ?? "No matches"}</p>`}
  <//>`;
}

/** What there is to choose for this query: at once, or (an external select) once the app answered. */
function useChoices(choices, query) {
  const given = useMemo(() => choices(query), [query]);
  const [answer, setAnswer] = useState({});
  useEffect(() => {
    if (!(given instanceof Promise)) return;
    given.then(
      (list) => setAnswer({ given, list }),
      (refused) => setAnswer({ given, list: [], sentence: refused.message }),
    );
  }, [given]);
  if (!(given instanceof Promise)) return { list: given };
  return answer.given === given ? answer : { list: [], isLoading: true };
}

/** Those whose words hold every word of the query. */
export function matching(choices, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text) => words.every((word) => text.toLowerCase().includes(word));
  return choices.filter((choice) => fits(`${choice.text} ${choice.description ?? ""}`));
}
