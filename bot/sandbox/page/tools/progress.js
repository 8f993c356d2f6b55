// How far the guided start is: a step is done when its sign is among the words that arrive.

import { setIn, useStore } from "../store.js";

const SIGNS = {
  add: /Added as (topic|item) \d/i,
  accept: /(topic|item) \d+ is accepted/i,
  clock: /starts (in 5|at)/i,
  start: /in session/i,
  end: /meeting( of .*)? is over/i,
};

export function noticeWords(words) {
  for (const [step, sign] of Object.entries(SIGNS)) {
    if (sign.test(words)) finish(step);
  }
}

export const finish = (step) => setIn("guided", step, true);

export function useProgress() {
  const guided = useStore((state) => state.guided);
  const steps = Object.keys(SIGNS);
  return { guided, done: steps.filter((step) => guided[step]).length, total: steps.length };
}
