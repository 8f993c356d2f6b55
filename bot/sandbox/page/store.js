// What this window knows, in one object, and the components that follow it.

import { useEffect, useReducer, useRef } from "./vendor/preact.js";

let state = {
  as: null, // the person acting
  world: null, // the answer of GET state
  channel: null, // the open channel's id
  thread: null, // the open thread's parent
  tab: "home", // of the bot's direct messages
  listing: false, // on a phone: the list of channels instead of one
  histories: {}, // channel id → {messages, more}
  threads: {}, // "channel/ts" → messages
  unreadFrom: {}, // channel id → ts of the first message that was unread when it was opened
  overlays: {}, // place → {block_id: {action_id: value}} chosen, and not yet taken in by the server
  busy: {}, // key → true while the bot is being asked
  troubles: {}, // key → a sentence about what failed there
  notices: [], // toasts on the screen
  heard: [], // every toast of this person
  clock: { now: 0, readAt: 0, ticking: false },
  panel: null, // guide | clock | notices
  guided: {}, // steps of the guided start that are done
  developer: false,
  phone: false,
  question: null, // {confirm, resolve} while a confirmation is asked
  dialog: null, // {kind, …} of the page's own dialogs
  journal: 0, // grows with every call and delivery that is logged
  announcement: "",
  connected: true,
};

const followers = new Set();

export const read = () => state;

export function set(changes) {
  state = { ...state, ...changes };
  followers.forEach((follow) => follow());
}

/** Change one entry of a map in the state; `undefined` removes it. */
export function setIn(map, key, value) {
  const entries = { ...state[map] };
  if (value === undefined) delete entries[key];
  else entries[key] = value;
  set({ [map]: entries });
}

/** Resolves with true once `holds(state)`, with false when it does not within `milliseconds`. */
export function until(holds, milliseconds) {
  return new Promise((resolve) => {
    const end = (isMet) => {
      followers.delete(follow);
      clearTimeout(timer);
      resolve(isMet);
    };
    const timer = setTimeout(() => end(false), milliseconds);
    const follow = () => holds(state) && end(true);
    followers.add(follow);
    follow();
  });
}

/** What `select` picks of the state; the component is drawn again when that changes. */
export function useStore(select) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  const picked = select(state);
  const last = useRef(picked);
  last.current = picked;
  const selector = useRef(select);
  selector.current = select;
  useEffect(() => {
    const follow = () => {
      if (!same(selector.current(state), last.current)) redraw();
    };
    followers.add(follow);
    follow();
    return () => followers.delete(follow);
  }, []);
  return picked;
}

function same(one, other) {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.is(one[key], other[key]))
  );
}

const isPlain = (value) => value !== null && typeof value === "object";
