// The five steps of the guided start: what to do, and how to have it done.

import { click, submit, type } from "../acting.js";
import { actAs, open, openBot } from "../navigation.js";
import { refresh } from "../reading.js";
import { get } from "../api.js";
import { read } from "../store.js";
import { botChannel, channels, now, people, seconds } from "../world.js";
import { jump } from "./jump.js";

const TOPIC = "Share the shelter map";

const home = () => channels().find((channel) => channel.has_bot && channel.is_member);

const titled = (word) =>
  people().find((person) => person.title?.toLowerCase().includes(word) && !person.is_foreign);

export const coordinator = () => titled("coordinator") ?? people()[0];

export const member = () =>
  titled("member") ??
  people().find(
    (person) => person.id !== coordinator().id && !person.is_foreign && !person.is_ultra_restricted,
  );

/** Each step: `words` say how to do it by hand, `act` does it; `progress.js` knows its sign. */
export const STEPS = [
  {
    id: "add",
    title: "Add a topic",
    words: () =>
      `As ${member().real_name}, a member: type “/agenda add ${TOPIC} 10m” below the messages, ` +
      "or press “Add a topic”.",
    button: "Add it for me",
    act: async () => {
      await actAs(member().id);
      await open(home().id);
      await type(home().id, `/agenda add ${TOPIC} 10m`);
    },
  },
  {
    id: "accept",
    title: "Accept it",
    words: () =>
      `As ${coordinator().real_name}, the coordinator: type “/agenda”, and choose Accept beside ` +
      "the new topic. Until then others see only a count.",
    button: "Accept it for me",
    act: async () => {
      await actAs(coordinator().id);
      await open(home().id);
      await type(home().id, `/agenda accept ${await numberOfTopic()}`);
    },
  },
  {
    id: "clock",
    title: "Jump to five minutes before the meeting",
    words: () => "Open the clock above and jump to the next reminder, until “starts in 5” arrives.",
    button: "Jump there for me",
    act: async () => {
      const row = await startsSoon();
      if (row) await jump({ to: row.due_at });
      await actAs(row?.to ?? coordinator().id);
      await openBot("messages");
    },
  },
  {
    id: "start",
    title: "Start the meeting",
    words: () =>
      "The facilitator has a message from Roundtable: press “Start meeting”. " +
      "The live message appears in the channel.",
    button: "Start it for me",
    act: () => pressInMessages("Start meeting", "/meeting start"),
  },
  {
    id: "end",
    title: "End it",
    words: () =>
      "Press “Next topic” as the agenda goes on (the clock can help), then “End meeting”. " +
      "What is open is carried to the next one.",
    button: "End it for me",
    act: async () => {
      await actAs(coordinator().id);
      await open(home().id);
      for (const minutes of [10, 15]) {
        await jump({ by: minutes * 60 });
        await type(home().id, "/meeting next");
      }
      await type(home().id, "/meeting end");
      await refresh();
      const form = read().world.modals.at(-1);
      if (form) await submit(form);
    },
  },
];

async function numberOfTopic() {
  const { messages } = await get("messages", { as: member().id, channel: home().id });
  const numbers = messages.map(
    (message) => message.text.match(/Added as (?:topic|item) (\d+)/)?.[1],
  );
  return numbers.findLast(Boolean) ?? "";
}

async function startsSoon() {
  const { rows } = await get("upcoming");
  return rows.find((row) => /start/i.test(row.kind) && seconds(row.due_at) >= now());
}

/** Press the newest button of these words in one's messages with the bot; else type the command. */
async function pressInMessages(words, command) {
  await openBot("messages");
  const dm = botChannel();
  for (const message of read().histories[dm.id].messages.toReversed()) {
    for (const block of message.blocks ?? []) {
      const element = block.elements?.find((one) => one.text?.text === words);
      if (element) return click({ channel: dm.id, ts: message.ts }, block, element);
    }
  }
  return type(home().id, command);
}
