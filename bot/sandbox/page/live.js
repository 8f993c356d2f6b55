// What changes on the server arrives here and enters the state.

import { loadChannel, loadThread, markRead, readClock, refresh, reread } from "./reading.js";
import { noticeWords } from "./tools/progress.js";
import { arrived } from "./tools/toasts.js";
import { read, set } from "./store.js";
import { nameOf } from "./world.js";
import { plain, unescaped } from "./slack/mrkdwn.js";

const NONE = -1; // before the first connection

let leave = () => {};
let revision = null; // of the newest change that arrived

/** Follow what `user` may see: what is read from then on is kept up to date. Resolves with true, or
 * with false when somebody else is followed before it begins. */
export function follow(user) {
  leave();
  revision = null;
  const source = new EventSource(`/sandbox/changes?as=${encodeURIComponent(user)}`);
  return new Promise((resolve) => {
    leave = () => {
      source.close();
      resolve(false);
    };
    source.onopen = () => set({ connected: true });
    source.onerror = () => {
      set({ connected: false }); // the browser connects again by itself
      revision ??= NONE;
      resolve(true);
    };
    source.onmessage = ({ data }) => {
      take(JSON.parse(data));
      resolve(true);
    };
  });
}

function take(change) {
  const missed = change.kind === "hello" && revision !== null && change.revision !== revision;
  revision = change.revision;
  if (missed) catchUp();
  else CHANGES[change.kind]?.(change);
}

const CHANGES = {
  channel: changeMessage,
  channels: refresh,
  people: refresh,
  scopes: refresh,
  bot: refresh,
  modals: (change) => change.user === read().as && changeModals(),
  home: (change) => change.user === read().as && refresh(),
  toast: (change) => change.user === read().as && arrived(change.toast),
  clock: () => readClock(),
  log: (change) => set({ journal: change.revision }),
};

async function changeMessage({ channel, ts, thread }) {
  const { histories, channel: opened } = read();
  if (!ts) {
    if (histories[channel]) await loadChannel(channel);
    return;
  }
  const isNew = !histories[channel]?.messages.some((message) => message.ts === ts);
  if (histories[channel] || thread) {
    const message = await reread(channel, ts);
    if (thread && thread !== ts) await reread(channel, thread);
    if (message) noticeWords(message.text);
    if (message && isNew && channel === opened) announce(message);
  }
  await refresh(); // what is unread
  if (channel === read().channel) await markRead(channel);
}

async function changeModals() {
  await refresh();
  for (const view of read().world.modals) noticeWords(JSON.stringify(view.blocks));
}

/** Screen readers hear a new message as Slack reads it: by its `text`. */
function announce(message) {
  if (message.user !== read().as)
    set({ announcement: `${nameOf(message.user)}: ${unescaped(plain(message.text))}` });
}

/** After a broken connection: read again what is on the screen. */
async function catchUp() {
  const { channel, thread } = read();
  await Promise.all([
    refresh(),
    readClock(),
    channel && loadChannel(channel),
    thread && loadThread(channel, thread),
  ]);
}
