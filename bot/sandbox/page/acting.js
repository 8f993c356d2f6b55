// What a person does: types, presses, fills in forms; and what becomes of it.

import { post } from "./api.js";
import { threadKey } from "./histories.js";
import { keep, refresh, reread } from "./reading.js";
import { read, set, setIn } from "./store.js";

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
  return answer !== null && !answer.outcome?.error;
}

export const removeMessage = (channel, ts) =>
  attempt(threadKey(channel, ts), () => post("delete", { as: read().as, channel, ts }));

export const runShortcut = (callback_id, { channel, ts } = {}) =>
  attempt(threadKey(channel ?? read().channel, ts ?? ""), () =>
    post("shortcut", { as: read().as, callback_id, channel, ts }),
  );

export const placeKey = (place) => place.view ?? threadKey(place.channel, place.ts);

export const elementKey = (place, block, element) =>
  `${placeKey(place)}:${block.block_id}:${element.action_id}`;

/** Press, or choose and tell the bot; what was chosen shows until the server has taken it in. */
export async function click(place, block, element, value) {
  setIn("troubles", placeKey(place), undefined);
  const { block_id } = block;
  const { action_id } = element;
  if (value !== undefined) overlay(place, block, element, value);
  return attempt(elementKey(place, block, element), async () => {
    const answer = await post("click", { as: read().as, ...place, action_id, block_id, value });
    if (answer.outcome?.sentence) setIn("troubles", placeKey(place), answer.outcome.sentence);
    if (value === undefined) return answer;
    await (place.ts ? reread(place.channel, place.ts) : refresh());
    forget(place, block, element, value);
    return answer;
  });
}

const timers = new Map();

/** Keep what is typed or chosen at once, and tell the server when the fingers rest. */
export function fill(place, block, element, value) {
  const key = elementKey(place, block, element);
  overlay(place, block, element, value);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => tell(place, block, element, value), 250),
  );
}

async function tell(place, block, element, value) {
  const { block_id } = block;
  const { action_id } = element;
  const answer = await post("fill", { as: read().as, ...place, block_id, action_id, value }).catch(
    (refused) => void setIn("troubles", placeKey(place), refused.sentence),
  );
  if (!answer) return;
  const { world } = read();
  const settled = (view) =>
    view && view.id === place.view ? { ...view, values: answer.values } : view;
  set({ world: { ...world, modals: world.modals.map(settled), home: settled(world.home) } });
  forget(place, block, element, value);
}

function overlay(place, { block_id }, { action_id }, value) {
  const laid = read().overlays[placeKey(place)] ?? {};
  setIn("overlays", placeKey(place), {
    ...laid,
    [block_id]: { ...laid[block_id], [action_id]: value },
  });
}

function forget(place, { block_id }, { action_id }, value) {
  const laid = read().overlays[placeKey(place)];
  if (laid?.[block_id]?.[action_id] !== value) return;
  const { [action_id]: _, ...others } = laid[block_id];
  setIn("overlays", placeKey(place), { ...laid, [block_id]: others });
}

export async function submit(view) {
  const laid = read().overlays[view.id] ?? {};
  for (const key of timers.keys()) if (key.startsWith(`${view.id}:`)) clearTimeout(timers.get(key));
  const typed = Object.entries(laid).flatMap(([block_id, values]) =>
    Object.values(values).map((value) => [block_id, value]),
  );
  return attempt(
    view.id,
    () => post("submit", { as: read().as, view: view.id, values: Object.fromEntries(typed) }),
    () => {
      if (read().overlays[view.id] === laid) setIn("overlays", view.id, undefined);
    },
  );
}

export const closeView = (view, all = false) =>
  attempt(view.id, () => post("close", { as: read().as, view: view.id, all }));

export const suggest = (place, block, element, query) =>
  post("suggest", {
    as: read().as,
    ...place,
    action_id: element.action_id,
    block_id: block.block_id,
    query,
  });
