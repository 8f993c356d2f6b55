// The bot's forms: the one on top of the stack, what waits below it, its errors and its loading.

import { closeView, submit } from "../acting.js";
import { useStore } from "../store.js";
import { html, useEffect } from "../vendor/preact.js";
import { bot } from "../world.js";
import { Avatar } from "./avatar.js";
import { Blocks } from "./blocks.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { Trouble } from "./message.js";
import { Place } from "./place.js";
import { Words } from "./words.js";

export function Modals() {
  const modals = useStore((state) => state.world.modals);
  if (!modals.length) return null;
  const view = modals.at(-1);
  return html`<${Modal} key=${modals[0].id} view=${view} depth=${modals.length} />`;
}

const FIRST = ".modal :is(.dialog-body :is(input, textarea, button), .dialog-footer button)";

const focusOn = (selector) => document.querySelector(selector)?.focus();

function Modal({ view, depth }) {
  const isBusy = useStore((state) => Boolean(state.busy[view.id]));
  const troubled = Object.keys(view.errors ?? {}).join();
  useEffect(() => {
    if (troubled && !isBusy) focusOn(".dialog .has-error :is(input, textarea, button)");
  }, [troubled, isBusy]); // also when the same is refused again
  useEffect(() => {
    const body = document.querySelector(".modal .dialog-body");
    body.scrollTop = 0;
    if (!body.contains(document.activeElement)) focusOn(FIRST);
  }, [view.id, view.title.text]);
  const close = () => !isBusy && closeView(view);
  const closeAll = () => !isBusy && closeView(view, true);
  const back =
    depth > 1 &&
    html`<button type="button" class="icon-button" aria-label="Back" onClick=${close}>
      <${Icon} name="back" /></button>`;
  const title = html`<${Words} text=${view.title} />`;
  const picture = html`<${Avatar} user=${bot().user} size="small" />`;
  const trouble = html`<${Trouble} at=${view.id} />`;
  const submits = () => view.submit && !isBusy && submit(view);
  const place = { place: { view: view.id }, values: view.values, errors: view.errors, prefix: view.id };
  return html`<${Dialog} className=${`modal depth-${depth}`} title=${title} lead=${back}
    picture=${picture} trouble=${trouble} busy=${isBusy} onClose=${close} onCross=${closeAll}
    onSubmit=${submits} footer=${html`<${Footer} view=${view} isBusy=${isBusy} close=${close} />`}>
    <${Place.Provider} value=${place}><${Blocks} key=${view.id} blocks=${view.blocks} /><//>
  <//>`;
}

function Footer({ view, isBusy, close }) {
  const words = view.close ?? { text: view.submit ? "Cancel" : "Close" };
  return html`
    <button type="button" class="button" onClick=${close}><${Words} text=${words} /></button>
    ${view.submit && html`<button type="submit" class="button primary" aria-busy=${isBusy}>
      <${Words} text=${view.submit} /></button>`}`;
}
