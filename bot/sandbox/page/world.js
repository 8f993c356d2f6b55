// Questions about the workspace as the acting person sees it.

import { read } from "./store.js";

export const channels = () => read().world?.channels ?? [];
export const directMessages = () => read().world?.dms ?? [];
export const people = () => read().world?.people ?? [];
export const bot = () => read().world?.bot;

export const personOf = (id) => {
  const { world } = read();
  if (!world) return undefined;
  return (
    people().find((person) => person.id === id) ?? (world.me.id === id ? world.me : botPerson(id))
  );
};

function botPerson(id) {
  const known = bot();
  if (!known || id !== known.user) return undefined;
  return { id, name: known.name, real_name: appName(), initials: "R", is_bot: true };
}

export const appName = () => {
  const name = bot()?.name ?? "the app";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

export const nameOf = (id) => personOf(id)?.real_name ?? id;

export const channelOf = (id) =>
  channels().find((channel) => channel.id === id) ?? directMessages().find((dm) => dm.id === id);

export const channelName = (channel) =>
  channel.kind === "dm" ? nameOf(channel.user) : `#${channel.name}`;

export const botChannel = () => directMessages().find((dm) => dm.user === bot()?.user);

export const isBotChannel = (channel) => channel?.kind === "dm" && channel.user === bot()?.user;

/** The present second of the workspace's clock. */
export function now() {
  const { clock } = read();
  const passed = clock.ticking ? (performance.now() - clock.readAt) / 1000 : 0;
  return clock.now + passed;
}

/** The acting person's way of reading dates: zone and language. */
export const reader = () => {
  const me = read().world?.me;
  return { tz: me?.tz ?? "UTC", locale: me?.locale ?? "en-US" };
};

/** Seconds of an ISO time, or of seconds themselves. */
export const seconds = (instant) =>
  typeof instant === "number" ? instant : Date.parse(instant) / 1000;
