// What a person can do in this window, and what becomes of it in the state.

import { get, post } from "./api.js";
import { merged } from "./histories.js";
import { read, set, setIn } from "./store.js";
import { botChannel, channelOf, channels, isBotChannel, seconds } from "./world.js";

const PAGE = 100;

export const threadKey = (channel, ts) => `${channel}/${ts}`;

// ── Opening ────────────────────────────────────────────────────────────────────────────────────

/** Become `user` in this window; the server loses what Slack would lose on a reload. */
export async function begin({ as, channel, thread }) {
  const { me } = await get("state", { as });
  await post("reload", { as: me.id });
  await become(me.id, channel, thread);
}

export async function actAs(user, channel = read().channel) {
  if (user === read().as) return;
  await become(user, channel);
  writeAddress();
}

async function become(user, channel, thread) {
  set({ histories: {}, threads: {}, overlays: {}, troubles: {}, unreadFrom: {}, notices: [], thread: null, dialog: null });
  set({ as: user, ...takeIn(await get("state", { as: user })) });
  const kept = channelOf(channel) ?? channels().find((one) => one.has_bot && one.is_member) ?? channels()[0];
  const heard = get("toasts", { as: user }).then(({ toasts }) => set({ heard: toasts }));
  await Promise.all([kept && show(kept.id, { thread }), heard]);
}

const takeIn = (world) => ({
  world,
  clock: { ...read().clock, now: seconds(world.now), readAt: performance.now() },
});

let isReading = false;
let isStale = false;

/** Read the workspace anew; calls that come meanwhile are answered by one more reading. */
export async function refresh() {
  isStale = true;
  if (isReading) return;
  isReading = true;
  while (isStale) {
    isStale = false;
    const as = read().as;
    const world = await get("state", { as }).catch(() => null);
    if (world && as === read().as) set(takeIn(world));
  }
  isReading = false;
}

export async function readClock() {
  const { now, ticking, linked } = await get("clock");
  set({ clock: { now: seconds(now), readAt: performance.now(), ticking, linked } });
}

/** Open a channel, a direct message, or a thread in one of them. */
export async function open(channel, { thread = null, tab } = {}) {
  set({ listing: false });
  await show(channel, { thread, tab });
  writeAddress();
}

async function show(channel, { thread = null, tab } = {}) {
  const isNew = channel !== read().channel;
  const notices = read().notices.filter((toast) => toast.channel !== channel);
  set({ channel, thread, notices, tab: tab ?? (isNew ? "messages" : read().tab) });
  if (isNew && channelOf(channel)?.unread) await noteUnread(channel);
  if (!read().histories[channel]) await loadChannel(channel);
  if (thread) await loadThread(channel, thread);
  if (isBotChannel(channelOf(channel))) await openTab(read().tab);
  await markRead(channel);
}

export async function openHome() {
  const dm = botChannel();
  if (dm) await open(dm.id, { tab: "home" });
}

export async function openTab(tab) {
  set({ tab });
  await attempt("home", () => post("home", { as: read().as, tab }), ({ view }) => {
    if (view) set({ world: { ...read().world, home: view } });
  });
}

export async function openThread(channel, ts) {
  set({ thread: ts });
  await loadThread(channel, ts);
  writeAddress();
}

export function closeThread() {
  set({ thread: null });
  writeAddress();
}

function writeAddress() {
  const { as, channel, thread } = read();
  const query = new URLSearchParams({ as, channel, ...(thread && { thread }) });
  history.pushState(null, "", `?${query}`);
}

export async function followAddress() {
  const { as, channel, thread } = Object.fromEntries(new URLSearchParams(location.search));
  if (as && as !== read().as) await become(as, channel, thread);
  else if (channel) await show(channel, { thread });
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────

export async function loadChannel(channel) {
  const as = read().as;
  const { messages, more } = await get("messages", { as, channel, limit: PAGE });
  if (as === read().as) setIn("histories", channel, { messages, more });
}

export async function loadOlder(channel) {
  const { as, histories } = read();
  const { messages: known } = histories[channel];
  const { messages, more } = await get("messages", { as, channel, before: known[0].ts, limit: PAGE });
  const { messages: later } = read().histories[channel];
  setIn("histories", channel, { messages: [...messages, ...later], more });
}

export async function loadThread(channel, thread) {
  const as = read().as;
  const { messages } = await get("messages", { as, channel, thread, limit: 1000 });
  if (as === read().as) setIn("threads", threadKey(channel, thread), messages);
}

async function noteUnread(channel) {
  await loadChannel(channel);
  const first = read().histories[channel].messages.find((message) => message.unread);
  setIn("unreadFrom", channel, first?.ts);
}

/** Whoever looks at a channel has read it. */
export async function markRead(channel) {
  const known = channelOf(channel);
  if (document.visibilityState !== "visible" || !known?.is_member || !(known.unread || known.mentions)) return;
  await post("read", { as: read().as, channel }).catch(() => {});
}

/** Read one message again, wherever it stands; gone if the server has it no more. */
export async function reread(channel, ts) {
  const { as } = read();
  const message = await get("message", { as, channel, ts }).then((answer) => answer.message, () => null);
  if (as !== read().as) return null;
  keep(channel, ts, message);
  return message;
}

function keep(channel, ts, message) {
  const { histories, threads } = read();
  const isReply = message?.thread_ts && message.thread_ts !== message.ts;
  const stands = message && (!isReply || message.subtype === "thread_broadcast");
  const known = histories[channel];
  if (known) setIn("histories", channel, { ...known, messages: merged(known.messages, ts, stands ? message : null) });
  for (const key of Object.keys(threads)) {
    if (!key.startsWith(`${channel}/`)) continue;
    const belongs = message && (key === threadKey(channel, message.thread_ts) || key === threadKey(channel, ts));
    setIn("threads", key, merged(read().threads[key], ts, belongs ? message : null));
  }
}

// ── Acting ─────────────────────────────────────────────────────────────────────────────────────

/** Do something that may fail; while it runs `key` is busy, and what failed stands at `key`. */
export async function attempt(key, act, then = () => {}) {
  setIn("troubles", key, undefined);
  setIn("busy", key, true);
  try {
    const answer = await act();
    if (answer.outcome?.sentence) setIn("troubles", key, answer.outcome.sentence);
    if (answer.modals) setModals(answer.modals);
    await then(answer);
    return answer;
  } catch (refused) {
    if (!("sentence" in refused)) throw refused;
    setIn("troubles", key, refused.sentence);
    return null;
  } finally {
    setIn("busy", key, undefined);
  }
}

export function setModals(modals) {
  set({ world: { ...read().world, modals } });
}

/** Send what was typed; false when it must stay in the composer. */
export async function type(channel, text, thread) {
  const key = threadKey(channel, thread ?? "");
  const answer = await attempt(key, () => post("type", { as: read().as, channel, text, thread }));
  if (answer?.message) keep(channel, answer.message.ts, answer.message);
  return answer !== null;
}

export const removeMessage = (channel, ts) =>
  attempt(threadKey(channel, ts), () => post("delete", { as: read().as, channel, ts }));

export const runShortcut = (callback_id, { channel, ts } = {}) =>
  attempt(threadKey(channel ?? read().channel, ts ?? ""), () =>
    post("shortcut", { as: read().as, callback_id, channel, ts }));

// ── Elements of messages and views ─────────────────────────────────────────────────────────────

export const placeKey = (place) => place.view ?? threadKey(place.channel, place.ts);

export const elementKey = (place, block, element) =>
  `${placeKey(place)}:${block.block_id}:${element.action_id}`;

export async function click(place, block, element, value) {
  setIn("troubles", placeKey(place), undefined);
  const { action_id } = element;
  return attempt(elementKey(place, block, element), async () => {
    const answer = await post("click", { as: read().as, ...place, action_id, block_id: block.block_id, value });
    if (answer.outcome?.sentence) setIn("troubles", placeKey(place), answer.outcome.sentence);
    return answer;
  });
}

const timers = new Map();

/** Keep what is typed or chosen at once, and tell the server when the fingers rest. */
export function fill(place, block, element, value) {
  const key = placeKey(place);
  const overlay = read().overlays[key] ?? {};
  setIn("overlays", key, { ...overlay, [block.block_id]: value });
  clearTimeout(timers.get(block.block_id));
  timers.set(block.block_id, setTimeout(() => tell(place, block, element, value), 250));
}

async function tell(place, block, element, value) {
  const { block_id } = block;
  const { action_id } = element;
  const answer = await post("fill", { as: read().as, ...place, block_id, action_id, value }).catch((refused) => void setIn("troubles", placeKey(place), refused.sentence));
  if (!answer) return;
  const { world } = read();
  const settled = (view) => (view && view.id === place.view ? { ...view, values: answer.values } : view);
  set({ world: { ...world, modals: world.modals.map(settled), home: settled(world.home) } });
  forget(placeKey(place), block_id, value);
}

function forget(key, block_id, value) {
  const overlay = { ...read().overlays[key] };
  if (overlay[block_id] !== value) return;
  delete overlay[block_id];
  setIn("overlays", key, overlay);
}

export async function submit(view) {
  const values = read().overlays[view.id] ?? {};
  for (const block_id of Object.keys(values)) clearTimeout(timers.get(block_id));
  return attempt(view.id, () => post("submit", { as: read().as, view: view.id, values }), (answer) => {
    const overlay = read().overlays[view.id];
    if (overlay === values || answer.result === "updated") setIn("overlays", view.id, undefined);
  });
}

export const closeView = (view, all = false) =>
  attempt(view.id, () => post("close", { as: read().as, view: view.id, all }));

export const suggest = (place, block, element, query) =>
  post("suggest", { as: read().as, ...place, action_id: element.action_id, block_id: block.block_id, query });
