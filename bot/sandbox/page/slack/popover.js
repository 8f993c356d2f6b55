// Something that opens beside a button, above all else, and closes on Escape or a press outside.

import { html, useEffect, useLayoutEffect, useRef } from "../vendor/preact.js";

const GAP = 4;

export function Popover({ anchor, onClose, children, className = "", match = false }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const element = box.current;
    element.showPopover();
    place(element, anchor.current, match);
  }, []);
  useLayoutEffect(() => place(box.current, anchor.current, match));
  useEffect(() => {
    const element = box.current;
    const toggled = (event) => event.newState === "closed" && onClose();
    const moved = (event) =>
      !element.contains(event.target) && place(element, anchor.current, match);
    element.addEventListener("toggle", toggled);
    window.addEventListener("scroll", moved, true);
    window.addEventListener("resize", onClose);
    return () => {
      element.removeEventListener("toggle", toggled);
      window.removeEventListener("scroll", moved, true);
      window.removeEventListener("resize", onClose);
    };
  }, []);
  return html`<div class="popover ${className}" popover="auto" ref=${box}>${children}</div>`;
}

/** Below the anchor, or above where there is more room; always inside the window. */
function place(element, anchor, match) {
  if (!element || !anchor) return;
  const at = anchor.getBoundingClientRect();
  if (match) element.style.minWidth = `${at.width}px`;
  element.style.maxHeight = "";
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = window.innerHeight - at.bottom - GAP * 2;
  const above = at.top - GAP * 2;
  const opensAbove = height > below && above > below;
  const room = Math.max(120, opensAbove ? above : below);
  element.style.maxHeight = `${room}px`;
  const top = opensAbove ? at.top - GAP - Math.min(height, room) : at.bottom + GAP;
  element.style.top = `${Math.max(GAP, top)}px`;
  element.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`;
}
