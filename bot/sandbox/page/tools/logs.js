// What the bot asked of Slack and what Slack sent to the bot, newest first.

import { get } from "../api.js";
import { useStore } from "../store.js";
import { html, useEffect, useState } from "../vendor/preact.js";
import { reader, seconds } from "../world.js";
import { time } from "../slack/dates.js";

const MOST = 200;

/** The newest rows of a log, read again whenever something is added. */
function useLog(path, list) {
  const journal = useStore((state) => state.journal);
  const [rows, setRows] = useState([]);
  useEffect(() => {
    const timer = setTimeout(
      () =>
        get(path, { limit: MOST }).then(
          (answer) => setRows([...answer[list]].reverse()),
          () => {},
        ),
      150,
    );
    return () => clearTimeout(timer);
  }, [journal]);
  return rows;
}

export function Calls() {
  const rows = useLog("log", "calls");
  const [word, setWord] = useState("");
  const [isRefused, setRefused] = useState(false);
  const shown = rows.filter(
    (row) => row.method.includes(word) && (!isRefused || row.answer?.ok === false),
  );
  return html`<div class="log-filter">
    <input class="field" aria-label="Filter by method" placeholder="Filter by method" value=${word}
    onInput=${(event) => setWord(event.target.value)} />
      <label class="box"><input type="checkbox" checked=${isRefused}
        onChange=${() => setRefused(!isRefused)} /><span class="box-words">Refused only</span>
        </label></div>
    <${Rows} rows=${shown} nothing="No calls yet." draw=${call} />`;
}

const call = (row) => ({
  name: row.method,
  state:
    row.answer?.ok === false
      ? row.answer.error
      : row.status >= 400 || row.status === 0
        ? String(row.status)
        : "ok",
  isBad: row.answer?.ok === false || row.status >= 400,
  takes: row.milliseconds,
  notes: validators(row.answer),
  parts: { Arguments: row.arguments, Answer: row.answer },
});

/** Why blocks or a view were refused, in the validators' words. */
const validators = (answer) => answer?.response_metadata?.messages ?? answer?.errors ?? [];

export function Deliveries() {
  const rows = useLog("deliveries", "deliveries");
  return html`<${Rows} rows=${rows} nothing="Nothing was sent to the bot yet." draw=${delivery} />`;
}

const delivery = (row) => ({
  name: row.payload?.event?.type ?? row.payload?.command ?? row.payload?.type ?? row.type,
  state: row.outcome?.acked ? "acknowledged" : (row.outcome?.error ?? "waiting"),
  isBad: Boolean(row.outcome?.error),
  takes: row.outcome?.seconds === undefined ? undefined : Math.round(row.outcome.seconds * 1000),
  notes: row.attempt > 1 ? [`Attempt ${row.attempt}`] : [],
  parts: { Payload: row.payload, Acknowledgement: row.outcome?.ack },
});

function Rows({ rows, draw, nothing }) {
  if (rows.length === 0) return html`<p class="empty">${nothing}</p>`;
  return html`<ul class="log">${rows.map((row) => {
    const { name, state, isBad, takes, notes, parts } = draw(row);
    return html`<li key=${row.id}><details><summary>
        <time>${time(seconds(row.at), reader())}</time><code>${name}</code>
          <span class=${isBad ? "log-bad" : "log-ok"}>${state}</span>
        ${takes >= 0 && html`<small>${Math.round(takes * 10) / 10} ms</small>`}</summary>
      ${notes.map((note) => html`<p class="log-note">${String(note)}</p>`)}
      ${Object.entries(parts).map(([title, content]) => html`<h3>${title}</h3>
        <pre tabindex="0" role="group"
        aria-label=${title}>${JSON.stringify(content ?? null, null, 2)}</pre>`)}
    </details></li>`;
  })}</ul>`;
}
