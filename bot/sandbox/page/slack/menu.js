// A button that opens a list of things to do.

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { Popover } from "./popover.js";

/** `items` are {text, description?, danger?, group?, act}; without words in it the button is called `label`. */
export function MenuButton({
  items,
  label,
  hasWords,
  className = "",
  children,
  disabled,
  title,
  ...rest
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => setOpen(false);
  const choose = (item) => {
    setOpen(false);
    button.current.focus();
    item.act();
  };
  return html`
    <button type="button" class=${className} ref=${button} aria-haspopup="menu"
      aria-expanded=${isOpen}
      aria-label=${hasWords ? undefined : label} title=${title} disabled=${disabled}
        onClick=${() => setOpen(!isOpen)} ...${rest}>${children}</button>
    ${isOpen && html`<${Menu} anchor=${button} items=${items} label=${label} onClose=${close}
      onChoose=${choose} />`}
  `;
}

function Menu({ anchor, items, label, onClose, onChoose }) {
  const list = useRef(null);
  useEffect(() => list.current.querySelector('[role^="menuitem"]')?.focus(), []);
  const leave = () => {
    onClose();
    anchor.current?.focus();
  };
  const moves = (event) => {
    const entries = [...list.current.querySelectorAll('[role^="menuitem"]')];
    const at = entries.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) entries.at(next % entries.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<${Popover} anchor=${anchor} onClose=${onClose} className="menu">
    <div role="menu" aria-label=${label} ref=${list} onKeyDown=${moves}>
      ${items.map(
        (item, index) => html`
        ${item.group && item.group !== items[index - 1]?.group && html`<div class="menu-group"
          role="presentation">${item.group}</div>`}
        <button type="button" role=${item.checked === undefined ? "menuitem" : "menuitemradio"}
          aria-checked=${item.checked}
          tabindex="-1" class=${item.danger ? "menu-item danger" : "menu-item"}
            onClick=${() => onChoose(item)}>
          ${item.picture}<span class="menu-words"><span>${item.text}</span>
          ${item.description && html`<small>${item.description}</small>`}</span>
        </button>`,
      )}
      ${items.length === 0 && html`<p class="menu-empty">Nothing here.</p>`}
    </div>
  <//>`;
}
