// Lists of messages, oldest first.

/** How a thread, or a message, is named in the state. */
export const threadKey = (channel, ts) => `${channel}/${ts}`;

/** `messages` with the one of `ts` replaced, added in its order, or (null) taken out. */
export function merged(messages, ts, message) {
  const others = messages.filter((known) => known.ts !== ts);
  if (!message) return others.length === messages.length ? messages : others;
  const later = others.findIndex((known) => Number(known.ts) > Number(ts));
  if (later === -1) return [...others, message];
  if (later === 0 && others.length === messages.length) return messages; // older than what is loaded
  return [...others.slice(0, later), message, ...others.slice(later)];
}

const TOGETHER = 5 * 60;

/** Whether `message` continues the one before it, without a name and picture of its own. */
export const continues = (before, message) =>
  Boolean(before) &&
  before.user === message.user &&
  before.bot_id === message.bot_id &&
  !before.ephemeral === !message.ephemeral &&
  !before.reply_count &&
  Number(message.ts) - Number(before.ts) < TOGETHER;
