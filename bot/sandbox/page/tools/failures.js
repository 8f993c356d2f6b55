// Making Slack fail on purpose, to see how the bot bears it.

import { attempt } from "../acting.js";
import { get, post } from "../api.js";
import { useStore } from "../store.js";
import { html, useEffect, useState } from "../vendor/preact.js";
import { Trouble } from "../slack/message.js";
import { Press } from "./press.js";

const KINDS = {
  ratelimited: ["429, too many requests", { retry_after: 30 }],
  status: ["500, server error", { status: 500 }],
  slow: ["Slow: accepted, answered 5 s later", { seconds: 5 }],
  drop: ["Dropped before it is accepted", {}],
  drop_after: ["Dropped after it was accepted", {}],
  hang: ["Accepted, never answered", {}],
};

const METHODS = [
  "*",
  "chat.postMessage",
  "chat.update",
  "chat.postEphemeral",
  "views.open",
  "views.update",
  "views.publish",
  "conversations.open",
  "users.info",
  "response_url",
  "upload",
];

export function Failures() {
  const journal = useStore((state) => state.journal);
  const [pending, setPending] = useState([]);
  const [method, setMethod] = useState("chat.postMessage");
  const [kind, setKind] = useState("ratelimited");
  const [times, setTimes] = useState(1);
  const reread = () =>
    get("failures").then(
      (answer) => setPending(answer.failures),
      () => {},
    );
  useEffect(reread, [journal]);
  const add = async (event) => {
    event.preventDefault();
    await attempt("failures", () =>
      post("failures", { method, kind, times: Number(times), ...KINDS[kind][1] }),
    );
    await reread();
  };
  const clear = async () => {
    await attempt("failures", () => post("failures/clear"));
    await reread();
  };
  return html`<form class="failure-form" onSubmit=${add}>
      <label>Method <select class="field" value=${method}
        onChange=${(event) => setMethod(event.target.value)}>${METHODS.map(methodOption)}</select>
      </label>
      <label>Fails as <select class="field" value=${kind}
        onChange=${(event) => setKind(event.target.value)}>${Object.keys(KINDS).map(kindOption)}
      </select></label>
      <label>Times <input class="field" type="number" min="1" max="100" value=${times}
        onInput=${(event) => setTimes(event.target.value)} /></label>
      <button type="submit" class="button primary">Inject</button>
      <${Press} act=${clear}>Clear all<//></form>
    <${Trouble} at="failures" />
    <h3>Waiting to happen</h3>
    ${pending.length === 0 && html`<p class="empty">Everything works.</p>`}
    <ul class="plain">${pending.map((failure) => html`<li>
      <code>${failure.method}</code> ${kindWords(failure.kind)}, ${failure.times} more</li>`)}</ul>
    <h3>Triggers</h3>
    <${Press} act=${() => attempt("failures", () => post("triggers/expire"))}>
      Expire every trigger_id now out<//>`;
}

const kindWords = (kind) => KINDS[kind]?.[0] ?? kind;

const kindOption = (kind) => html`<option value=${kind}>${kindWords(kind)}</option>`;

const methodOption = (method) =>
  html`<option value=${method}>${method === "*" ? "any method" : method}</option>`;
