// The bot's clock: what time it is there, jumping ahead, what will be sent and what arrived.

import { actAs, open } from "../navigation.js";
import { get } from "../api.js";
import { read, useStore } from "../store.js";
import { html, useEffect, useState } from "../vendor/preact.js";
import {
  appName,
  channelName,
  channelOf,
  nameOf,
  now,
  personOf,
  reader,
  seconds,
} from "../world.js";
import { divider, instantOf, localOf, moment, shortDay, time, zoneLabel } from "../slack/dates.js";
import { Icon } from "../slack/icons.js";
import { Trouble } from "../slack/message.js";
import { jump, jumpToNext } from "./jump.js";
import { notificationWords } from "./toasts.js";

const HOUR = 3600;

/** "Mon, Mar 2, 9:55 AM", going on by itself. */
export function ClockFace() {
  useStore((state) => state.clock);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 5000);
    return () => clearInterval(timer);
  }, []);
  return html`<span class="face">
    <span class="face-day">${shortDay(now(), reader())}, </span>${time(now(), reader())}</span>`;
}

export function ClockPanel() {
  const { isBusy, instant } = useStore((state) => ({
    isBusy: Boolean(state.busy.clock),
    instant: state.clock.now,
  }));
  const journal = useStore((state) => state.journal);
  const [next, setNext] = useState(null);
  const [came, setCame] = useState(null);
  const [local, setLocal] = useState(localOf(now(), reader()));
  useEffect(() => {
    get("upcoming").then(setNext, ({ sentence }) => setNext({ rows: [], sentence }));
  }, [instant, journal]);
  useEffect(() => setLocal(localOf(now(), reader())), [instant]);
  const go = async (jumped) => {
    const answer = await jumped;
    if (answer) setCame(answer.arrived);
  };
  const toDate = (event) => {
    event.preventDefault();
    go(jump({ to: new Date(instantOf(local, reader()) * 1000).toISOString() }));
  };
  return html`
    <p class="panel-clock" aria-live="polite">
      <strong>${time(now(), reader())}</strong> ${divider(now(), now(), reader())}, ${longDay()}
      <small>${zoneLabel(reader().tz)}</small></p>
    <p class="panel-intro">This is the time in the workspace and for ${appName()}. It can jump
      ahead; it never goes back.</p>
    <div class="jumps" aria-busy=${isBusy}>
      <button type="button" class="button primary" disabled=${isBusy}
        onClick=${() => go(jumpToNext())}>To the next reminder</button>
      <button type="button" class="button" disabled=${isBusy}
        onClick=${() => go(jump({ by: HOUR }))}>1 hour ahead</button>
      <button type="button" class="button" disabled=${isBusy}
        onClick=${() => go(jump({ by: 24 * HOUR }))}>1 day ahead</button>
    </div>
    <form class="jump-to" onSubmit=${toDate}><label for="jump-to">To a date</label>
      <input class="field" id="jump-to" type="datetime-local" value=${local}
        onInput=${(event) => setLocal(event.target.value)} />
      <button type="submit" class="button" disabled=${isBusy || !local}>Jump</button></form>
    <${Trouble} at="clock" />
    ${isBusy && html`<p role="status"
      class="panel-intro">Moving the clock and waiting for ${appName()}…</p>`}
    ${came && html`<${Arrived} rows=${came} />`}
    <h3>What will be sent next</h3>
    <${Upcoming} ...${next} />`;
}

const longDay = () =>
  new Intl.DateTimeFormat("en-US", {
    timeZone: reader().tz,
    weekday: "long",
    month: "long",
    day: "numeric",
    year: "numeric",
  }).format(new Date(now() * 1000));

function Arrived({ rows }) {
  return html`<section class="arrived" aria-live="polite"><h3>What arrived</h3>
    ${rows.length === 0 && html`<p class="empty">Nothing was sent in that time.</p>`}
    <ul>${rows.map(
      (row) => html`<li><button type="button" class="arrived-row" onClick=${() => look(row)}>
      <strong>${place(row)}</strong>${row.edited && html` <small>edited</small>`}
      <span>${notificationWords(row.text, now())}</span></button></li>`,
    )}</ul></section>`;
}

function place(row) {
  if (row.user) return `To ${nameOf(row.user)}`;
  const channel = channelOf(row.channel);
  return channel ? channelName(channel) : row.name ? `#${row.name}` : row.channel;
}

/** Go where it arrived; another person's direct messages are read as that person. */
async function look(row) {
  if (row.user && row.user !== read().as) await actAs(row.user, row.channel);
  await open(row.channel, { tab: "messages" });
}

function Upcoming({ rows, sentence }) {
  if (!rows) return html`<p class="empty" aria-busy="true">Asking ${appName()}…</p>`;
  const sent = rows.filter((row) => row.posts !== false);
  if (sent.length === 0)
    return html`<p class="empty">${sentence ?? "Nothing is waiting to be sent."}</p>`;
  return html`<ol class="upcoming">${sent.slice(0, 30).map(
    (row) => html`<li>
    <button type="button" class="icon-button small" title="Jump there"
      aria-label=${`Jump to ${words(row)}`} onClick=${() => jump({ to: row.due_at })}>
      <${Icon} name="clock" size="16" /></button>
    <span><strong>${words(row)}</strong> to ${receiver(row.to)}
      <small>${moment(seconds(row.due_at), now(), reader())}</small></span></li>`,
  )}</ol>`;
}

const words = ({ kind }) => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll(/[_-]/g, " ");

function receiver(id) {
  if (personOf(id)) return nameOf(id);
  const channel = channelOf(id);
  return channel ? channelName(channel) : id;
}
