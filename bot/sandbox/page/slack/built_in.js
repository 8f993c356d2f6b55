// Slack's own commands that one needs here: they go to the workspace, not to the app.

import { attempt } from "../acting.js";
import { threadKey } from "../histories.js";
import { post } from "../api.js";
import { read, setIn } from "../store.js";
import { bot, appName, people } from "../world.js";

export const BUILT_IN = [
  {
    text: "/invite",
    usage: "@someone",
    description: "Add a person or the app to this channel",
    insert: "/invite @",
  },
  {
    text: "/remove",
    usage: "@someone",
    description: "Remove somebody from this channel",
    insert: "/remove @",
  },
  { text: "/leave", usage: "", description: "Leave this channel", insert: "/leave" },
];

/** What a built-in command does, as a promise of success; undefined when `text` is none. */
export function builtIn(text, channel) {
  const [, name, rest] = text.match(/^\/(invite|remove|leave)\b\s*(.*)$/) ?? [];
  if (!name) return undefined;
  const key = threadKey(channel.id, "");
  const as = read().as;
  const user = name === "leave" ? as : named(rest);
  if (!user) {
    setIn(
      "troubles",
      key,
      `There is nobody called ${rest || "that"} here. Try /${name} @${appName()}.`,
    );
    return Promise.resolve(false);
  }
  const path = name === "invite" ? "channels/invite" : "channels/remove";
  return attempt(key, () => post(path, { as, channel: channel.id, user })).then(
    (answer) => answer !== null,
  );
}

function named(words) {
  const wanted = words.replace(/^@/, "").trim().toLowerCase();
  const everybody = [...people(), { id: bot().user, name: bot().name, real_name: appName() }];
  return everybody.find((person) =>
    [person.real_name, person.name].some((name) => name.toLowerCase() === wanted),
  )?.id;
}
