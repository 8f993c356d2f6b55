// Reads the workspace and its messages from the server into the state.

import { get, post } from "./api.js";
import { merged, threadKey } from "./histories.js";
import { read, set, setIn, until } from "./store.js";
import { channelOf, seconds } from "./world.js";

const PAGE = 100;
const ANSWERED = 10_000; // milliseconds, by which every answer has come or failed

/** The part of the state that an answer of GET state makes. */
export const worldly = (world) => ({
  world,
  clock: { ...read().clock, now: seconds(world.now), readAt: performance.now() },
});

let reading = null;
let isStale = false;

/** Read the workspace anew; calls that come meanwhile are answered by one more reading. */
export function refresh() {
  isStale = true;
  reading ??= readWorld().finally(() => (reading = null));
  return reading;
}

/** Whether a form waits for its answer, which will bring what the form shows from then on. */
const isAsked = ({ world, busy }) => Boolean(world?.modals.some((view) => busy[view.id]));

async function readWorld() {
  while (isStale) {
    isStale = false;
    await until((state) => !isAsked(state), ANSWERED);
    const { as, world: before } = read();
    const world = await get("state", { as }).catch(() => null);
    if (!world || as !== read().as) continue;
    if (isAsked(read()) || before !== read().world) isStale = true; // an answer knows better
    else set(worldly(world));
  }
}

export async function readClock() {
  const { now, ticking, linked } = await get("clock");
  set({ clock: { now: seconds(now), readAt: performance.now(), ticking, linked } });
}

const outdated = new Map(); // channels being read → whether something changed there meanwhile

export async function loadChannel(channel) {
  const { as } = read();
  let answer;
  do {
    outdated.set(channel, false);
    answer = await get("messages", { as, channel, limit: PAGE });
  } while (outdated.get(channel));
  outdated.delete(channel);
  if (as === read().as)
    setIn("histories", channel, { messages: answer.messages, more: answer.more });
}

export async function loadOlder(channel) {
  const { as, histories } = read();
  const [oldest] = histories[channel].messages;
  const { messages, more } = await get("messages", { as, channel, before: oldest.ts, limit: PAGE });
  const later = read().histories[channel];
  if (as === read().as && later)
    setIn("histories", channel, { messages: [...messages, ...later.messages], more });
}

export async function loadThread(channel, thread) {
  const { as } = read();
  const { messages } = await get("messages", { as, channel, thread, limit: 1000 });
  if (as === read().as) setIn("threads", threadKey(channel, thread), messages);
}

const latest = new Map(); // channel/ts → the number of the newest request for that message

/** Read one message again, wherever it stands; it goes if the server has it no more. */
export async function reread(channel, ts) {
  if (outdated.has(channel)) outdated.set(channel, true);
  const { as } = read();
  const key = threadKey(channel, ts);
  const number = (latest.get(key) ?? 0) + 1;
  latest.set(key, number);
  const message = await get("message", { as, channel, ts }).then(
    (answer) => answer.message,
    () => null,
  );
  if (as !== read().as || latest.get(key) !== number) return null;
  latest.delete(key);
  keep(channel, ts, message);
  return message;
}

/** Put a message (or, null, its absence) into the channel and the threads where it belongs. */
export function keep(channel, ts, message) {
  const { histories, threads } = read();
  const isReply = message?.thread_ts && message.thread_ts !== message.ts;
  const stands = message && (!isReply || message.subtype === "thread_broadcast");
  const known = histories[channel];
  if (known)
    setIn("histories", channel, {
      ...known,
      messages: merged(known.messages, ts, stands ? message : null),
    });
  for (const key of Object.keys(threads)) {
    if (!key.startsWith(`${channel}/`)) continue;
    const belongs =
      message && (key === threadKey(channel, message.thread_ts) || key === threadKey(channel, ts));
    setIn("threads", key, merged(read().threads[key], ts, belongs ? message : null));
  }
}

/** Whoever looks at a channel has read it. */
export async function markRead(channel) {
  const known = channelOf(channel);
  if (
    document.visibilityState !== "visible" ||
    !known?.is_member ||
    !(known.unread || known.mentions)
  )
    return;
  await post("read", { as: read().as, channel }).catch(() => {});
}
