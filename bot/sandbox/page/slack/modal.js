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

function Modal({ view, depth }) {
  const isBusy = useStore((state) => Boolean(state.busy[view.id]));
  const troubled = Object.keys(view.errors ?? {}).join();
  useEffect(() => {
    if (troubled) document.querySelector(".dialog .has-error :is(input, textarea, button)")?.focus();
  }, [troubled]);
  useEffect(() => {
    const body = document.querySelector(".modal .dialog-body");
    body.scrollTop = 0;
    if (!body.contains(document.activeElement)) document.querySelector(`.modal :is(.dialog-body input, .dialog-body textarea, .dialog-body button, .dialog-footer button)`)?.focus();
  }, [view.id, view.hash && view.callback_id]);
  const close = () => !isBusy && closeView(view);
  const closeAll = () => !isBusy && closeView(view, true);
  const back = depth > 1 && html`<button type="button" class="icon-button" aria-label="Back" onClick=${close}><${Icon} name="back" /></button>`;
  return html`<${Dialog} className=${`modal depth-${depth}`} title=${html`<${Words} text=${view.title} />`} lead=${back}
    picture=${html`<${Avatar} user=${bot().user} size="small" />`} busy=${isBusy} trouble=${html`<${Trouble} at=${view.id} />`}
    onClose=${close} onCross=${closeAll} onSubmit=${() => view.submit && !isBusy && submit(view)}
    footer=${html`
      <button type="button" class="button" onClick=${close}><${Words} text=${view.close ?? { text: view.submit ? "Cancel" : "Close" }} /></button>
      ${view.submit && html`<button type="submit" class="button primary" aria-busy=${isBusy}><${Words} text=${view.submit} /></button>`}`}>
    <${Place.Provider} value=${{ place: { view: view.id }, values: view.values, errors: view.errors, prefix: view.id }}>
      <${Blocks} key=${view.id} blocks=${view.blocks} /><//>
  <//>`;
}
