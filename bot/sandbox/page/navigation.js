// Who acts in this window, and what is open in it.

import { attempt } from "./acting.js";
import { get, post } from "./api.js";
import { follow } from "./live.js";
import { loadChannel, loadThread, markRead, readClock, refresh, worldly } from "./reading.js";
import { read, set, setIn } from "./store.js";
import { botChannel, channelOf, channels, isBotChannel } from "./world.js";

/** Begin in this window; the server forgets what Slack forgets on a reload. */
export async function begin({ as, channel, thread }) {
  const user = as ?? (await get("state")).me.id;
  await post("reload", { as: user });
  await become(user, channel, thread);
}

export async function actAs(user, channel = read().channel) {
  if (user === read().as) return;
  await become(user, channel);
  writeAddress();
}

async function become(user, channel, thread) {
  if (!(await follow(user))) return;
  const world = await get("state", { as: user });
  set({
    histories: {},
    threads: {},
    overlays: {},
    troubles: {},
    unreadFrom: {},
    notices: [],
    heard: [],
    thread: null,
    dialog: null,
  });
  set({ as: user, channel: null, ...worldly(world) });
  const kept =
    channelOf(channel) ?? channels().find((one) => one.has_bot && one.is_member) ?? channels()[0];
  const heard = get("toasts", { as: user }).then(({ toasts }) => set({ heard: toasts }));
  await Promise.all([kept && show(kept.id, { thread }), heard, readClock()]);
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
  if (!read().histories[channel]) await loadChannel(channel);
  if (isNew) noteUnread(channel);
  if (thread) await loadThread(channel, thread);
  if (isBotChannel(channelOf(channel))) await openTab(read().tab);
  await markRead(channel);
}

function noteUnread(channel) {
  const history = read().histories[channel];
  setIn("unreadFrom", channel, history?.messages.find((message) => message.unread)?.ts);
}

/** The direct messages with the bot, which begin when somebody first looks at them. */
export async function openBot(tab) {
  if (!botChannel()) {
    await get("messages", { as: read().as, channel: "dm", limit: 1 });
    await refresh();
  }
  await open(botChannel().id, { tab });
}

export async function openTab(tab) {
  set({ tab });
  await attempt(
    "home",
    () => post("home", { as: read().as, tab }),
    ({ view }) => {
      if (view) set({ world: { ...read().world, home: view } });
    },
  );
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

/** Back and forward in the browser. */
export async function followAddress() {
  const { as, channel, thread } = Object.fromEntries(new URLSearchParams(location.search));
  if (as && as !== read().as) await become(as, channel, thread);
  else if (channel) await show(channel, { thread });
}
