// Moving the workspace's clock ahead, and the bot's with it.

import { attempt } from "../acting.js";
import { post } from "../api.js";
import { readClock } from "../reading.js";
import { noticeWords } from "./progress.js";

const MOST_STOPS = 60;

/** Jump from one due row to the next until one of them brings something new; edits are none. */
export async function jumpToNext() {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const answer = await jump({ to: "next" });
    if (!answer || answer.arrived.some((row) => !row.edited)) return answer;
  }
  return null;
}

/** `{to: iso | "next"}` or `{by: seconds}`; answers with what arrived, or null. */
export const jump = (how) =>
  attempt("clock", async () => {
    const answer = await post("clock", how);
    await readClock();
    for (const row of answer.arrived) noticeWords(row.text);
    return answer;
  });
