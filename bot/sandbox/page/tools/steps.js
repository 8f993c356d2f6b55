// The five steps of the guided start: what to do, how one sees it is done, and how to have it done.

import { actAs, click, open, submit, type } from "../actions.js";
import { get } from "../api.js";
import { read } from "../store.js";
import { botChannel, channels, now, people, seconds } from "../world.js";
import { jump } from "./clock.js";

const TOPIC = "Share the shelter map";

const home = () => channels().find((channel) => channel.has_bot && channel.is_member);

const titled = (word) => people().find((person) => person.title?.toLowerCase().includes(word) && !person.is_foreign);

export const coordinator = () => titled("coordinator") ?? people()[0];

export const member = () =>
  titled("member") ?? people().find((person) => person.id !== coordinator().id && !person.is_foreign && !person.is_ultra_restricted);

/** Each step: `sees` is given the words of whatever arrives, `act` does the step by itself. */
export const STEPS = [
  {
    id: "add",
    title: "Add a topic",
    words: () => `As ${member().real_name}, a member: type “/agenda add ${TOPIC} 10m” below the messages, or press “Add a topic”.`,
    button: "Add it for me",
    sees: /Added as item/,
    act: async () => {
      await actAs(member().id);
      await open(home().id);
      await type(home().id, `/agenda add ${TOPIC} 10m`);
    },
  },
  {
    id: "accept",
    title: "Accept it",
    words: () => `As ${coordinator().real_name}, the coordinator: type “/agenda”, and choose Accept beside the new topic. Until then others see only a count.`,
    button: "Accept it for me",
    sees: /accepted/i,
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
    sees: /starts (in 5|at)/i,
    act: async () => {
      const row = await startsSoon();
      if (row) await jump({ to: row.due_at });
      await actAs(row?.to ?? coordinator().id);
      await open(botChannel().id, { tab: "messages" });
    },
  },
  {
    id: "start",
    title: "Start the meeting",
    words: () => "The facilitator has a message from Roundtable: press “Start meeting”. The live message appears in the channel.",
    button: "Start it for me",
    sees: /in session/i,
    act: async () => {
      await pressInMessages("Start meeting");
    },
  },
  {
    id: "end",
    title: "End it",
    words: () => "Press Next to go through the agenda if you like, then “End meeting” under More. What is open carries over.",
    button: "End it for me",
    sees: /meeting (has )?ended|has ended/i,
    act: async () => {
      await open(home().id);
      await type(home().id, "/meeting end");
      const top = read().world.modals.at(-1);
      if (top) await submit(top);
    },
  },
];

async function numberOfTopic() {
  const { messages } = await get("messages", { as: member().id, channel: home().id });
  const answer = messages.findLast((message) => JSON.stringify(message).includes("Added as item"));
  return JSON.stringify(answer).match(/Added as item (\d+)/)?.[1] ?? "";
}

async function startsSoon() {
  const { rows } = await get("upcoming");
  return rows.find((row) => /start/i.test(row.kind) && seconds(row.due_at) >= now());
}

/** Press the newest button of these words in the direct messages of whoever acts. */
async function pressInMessages(words) {
  const dm = botChannel();
  await open(dm.id, { tab: "messages" });
  const { messages } = read().histories[dm.id];
  for (const message of [...messages].reverse()) {
    for (const block of message.blocks ?? []) {
      const element = block.elements?.find((one) => one.text?.text === words);
      if (element) return click({ channel: dm.id, ts: message.ts }, block, element);
    }
  }
  return type(home().id, "/meeting start");
}
