// Moving the workspace's clock ahead, and the bot's with it.

import { attempt } from "../acting.js";
import { post } from "../api.js";
import { readClock } from "../reading.js";
import { noticeWords } from "./progress.js";

/** `{to: iso | "next"}` or `{by: seconds}`; answers with what arrived, or null. */
export const jump = (how) =>
  attempt("clock", async () => {
    const answer = await post("clock", how);
    await readClock();
    for (const row of answer.arrived) noticeWords(row.text);
    return answer;
  });
