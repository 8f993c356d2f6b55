// A dialog above the page: focus stays inside, Escape closes, and focus returns where it was.

import { html, useEffect, useLayoutEffect, useRef } from "../vendor/preact.js";
import { Icon } from "./icons.js";

let count = 0;

const FOCUSABLE =
  ':is(button, input, textarea, select):not([disabled]), a[href], [tabindex="0"]';

export function Dialog({
  title,
  picture,
  lead,
  footer,
  trouble,
  children,
  onClose,
  onCross = onClose,
  onSubmit,
  className = "",
  busy,
}) {
  const box = useRef(null);
  const id = useRef(`dialog-${(count += 1)}`).current;
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    const wanted =
      dialog.querySelector("[autofocus]") ?? dialog.querySelector(`.dialog-body :is(${FOCUSABLE})`);
    (wanted ?? dialog.querySelector(".dialog-footer button"))?.focus();
    return () => dialog.close(); // and the browser returns the focus
  }, []);
  useEffect(() => {
    const element = box.current;
    const cancel = (event) => {
      event.preventDefault();
      if (event.target === element) onClose();
    };
    element.addEventListener("cancel", cancel);
    return () => element.removeEventListener("cancel", cancel);
  }, [onClose]);
  const submits = (event) => {
    event.preventDefault();
    onSubmit?.();
  };
  return html`<dialog class="dialog ${className}" ref=${box} aria-labelledby=${id} aria-busy=${busy}
    onKeyDown=${keepInside}>
    <form class="dialog-form" onSubmit=${submits} novalidate>
      <header class="dialog-header">${lead}${picture}<h2 id=${id}>${title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick=${onCross}>
          <${Icon} name="close" /></button></header>
      <div class="dialog-body">${children}</div>
      ${trouble}
      ${footer && html`<footer class="dialog-footer">${footer}</footer>`}
    </form>
  </dialog>`;
}

/** Tab goes round inside the dialog and does not leave for the browser's own buttons. */
function keepInside(event) {
  if (event.key !== "Tab" || event.defaultPrevented) return;
  const inside = [...event.currentTarget.querySelectorAll(FOCUSABLE)].filter(
    (one) => one.offsetParent,
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
