// The dialog that asks before something is done.

import { html } from "../vendor/preact.js";
import { read, set, useStore } from "../store.js";
import { Dialog } from "./dialog.js";
import { Words } from "./words.js";

/** Shows a confirmation object of Block Kit; true when the person goes on. */
export function askFirst(confirm) {
  return new Promise((resolve) => set({ question: { confirm, resolve } }));
}

function answer(isYes) {
  const { question } = read();
  set({ question: null });
  question?.resolve(isYes);
}

export function Confirmation() {
  const question = useStore((state) => state.question);
  if (!question) return null;
  const { title, text, confirm, deny, style } = question.confirm;
  return html`<${Dialog} title=${html`<${Words} text=${title} />`} className="confirm"
    onClose=${() => answer(false)}
    footer=${html`
      <button type="button" class="button" onClick=${() => answer(false)}>
        <${Words} text=${deny ?? { text: "Cancel" }} /></button>
      <button type="button" class=${`button ${style === "danger" ? "danger" : "primary"}`} autofocus
        onClick=${() => answer(true)}><${Words} text=${confirm ?? { text: "Yes" }} /></button>`}>
    <p><${Words} text=${text} /></p>
  <//>`;
}
