// The guided start: five steps, each of which can be done by hand or by its button.

import { Refused } from "../api.js";
import { set, until, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { Icon } from "../slack/icons.js";
import { Trouble } from "../slack/message.js";
import { attempt } from "../acting.js";
import { finish, useProgress } from "./progress.js";
import { STEPS } from "./steps.js";

const PATIENCE = 5000; // milliseconds until a step that was done must show
const KEPT_AT = "roundtable.guide";

const kept = () => JSON.parse(localStorage.getItem(KEPT_AT) ?? "{}");

const keep = (changes) => localStorage.setItem(KEPT_AT, JSON.stringify({ ...kept(), ...changes }));

/** Open by itself until somebody closed it, and where there is room. */
export const wantsGuide = () => !kept().skipped && matchMedia("(min-width: 1000px)").matches;

export function Guide() {
  const { guided } = useProgress();
  const isBusy = useStore((state) => Boolean(state.busy.guide));
  const next = STEPS.find(({ id }) => !guided[id]);
  const skip = () => {
    keep({ skipped: true });
    set({ panel: null });
  };
  const run = (step) =>
    attempt("guide", async () => {
      await step.act();
      if (await until(({ guided: now }) => now[step.id], PATIENCE)) return {};
      throw new Refused(
        "no_sign",
        "That did not go as planned: look at the channel, and try by hand or skip this step.",
      );
    });
  return html`
    <p class="panel-intro">This is a pretend Slack with Roundtable in it. Nothing leaves this
      computer. Five steps show what it does; do them by hand, or let each be done.</p>
    <ol class="steps">${STEPS.map((step, index) => {
      const isDone = Boolean(guided[step.id]);
      const isNext = step === next;
      return html`<li key=${step.id} class=${isDone ? "step done" : isNext ? "step next" : "step"}
        aria-current=${isNext ? "step" : undefined}>
        <span class="step-mark" aria-hidden="true">${isDone ? html`<${Icon} name="check"
          size="16" />` : index + 1}</span>
        <div><h3>${step.title}${isDone && html`<span class="sr-only"> (done)</span>`}</h3>
          ${
            isNext &&
            html`<p>${step.words()}</p>
            <button type="button" class="button primary" aria-busy=${isBusy} disabled=${isBusy}
              onClick=${() => run(step)}>${step.button}</button>
            <button type="button" class="link-button"
              onClick=${() => finish(step.id)}>Skip this step</button>`
          }
        </div></li>`;
    })}</ol>
    <${Trouble} at="guide" />
    ${
      !next &&
      html`<p class="finished" role="status">
        <strong>That was a whole meeting.</strong> Try another person above, the bot’s Home, or
        the clock.</p>
      <button type="button" class="button"
        onClick=${() => set({ guided: {} })}>Begin again</button>`
    }
    ${next && html`<button type="button" class="link-button"
      onClick=${skip}>Skip the guide</button>`}`;
}
