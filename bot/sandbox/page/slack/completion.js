// What the composer offers while somebody types a command, a mention or a channel.

import { html } from "../vendor/preact.js";
import { read } from "../store.js";
import { appName, bot, channels, people } from "../world.js";
import { Avatar } from "./avatar.js";
import { BUILT_IN } from "./built_in.js";

const MOST = 8;

/** Offers of {text, usage?, description, insert, picture?} for the word at the caret. */
export function suggestions(text, caret, channel, inThread) {
  const typed = text.slice(0, caret);
  if (/^\/\S*$/.test(typed)) return inThread ? [] : commands(typed, channel);
  const [, mark, word] = typed.match(/(?:^|\s)([@#])([\w.-]*(?: [\w.-]*)?)$/) ?? [];
  if (mark === "@") return mentions(word, channel);
  if (mark === "#") return named(word);
  return [];
}

/** The text and caret once `offer` is taken. */
export function complete(text, caret, offer) {
  const before = text.slice(0, caret);
  const start =
    before.startsWith("/") && !/\s/.test(before)
      ? 0
      : Math.max(before.lastIndexOf("@"), before.lastIndexOf("#"));
  const head = text.slice(0, start) + offer.insert;
  return [head + text.slice(caret), head.length];
}

function commands(typed, channel) {
  const known = read().world.commands.map(({ command, usage_hint, description }) => ({
    text: command,
    usage: usage_hint,
    description: `${description} (${appName()})`,
    insert: `${command} `,
  }));
  const own = channel.kind === "dm" ? [] : BUILT_IN;
  return [...known, ...own].filter(({ text }) => text.startsWith(typed.toLowerCase()));
}

function mentions(word, channel) {
  const inChannel = people().filter((person) => channel.members.includes(person.id));
  const known = channel.has_bot
    ? [...inChannel, { id: bot().user, name: bot().name, real_name: appName() }]
    : inChannel;
  const all = [...known, ...people().filter((person) => !channel.members.includes(person.id))];
  return startingWith(all, word, (person) => [person.real_name, person.name]).map((person) => ({
    text: person.real_name,
    description: known.includes(person) ? (person.title ?? "") : "Not in this channel",
    insert: `@${person.real_name} `,
    picture: html`<${Avatar} user=${person.id} size="small" />`,
  }));
}

const named = (word) =>
  startingWith(channels(), word, (channel) => [channel.name]).map((channel) => ({
    text: `#${channel.name}`,
    description: channel.topic,
    insert: `#${channel.name} `,
  }));

/** Those with a name in which some word, and what follows it, begins as typed. */
function startingWith(list, word, names) {
  const wanted = word.toLowerCase();
  const fits = (name) => ` ${name.toLowerCase()}`.includes(` ${wanted}`);
  return list.filter((one) => names(one).some(fits)).slice(0, MOST);
}
