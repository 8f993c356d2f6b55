// Times as Slack writes them, in the reader's zone and language.

const formats = new Map();

function written(instant, { tz, locale }, options) {
  const key = `${locale}|${tz}|${JSON.stringify(options)}`;
  if (!formats.has(key))
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: tz, ...options }));
  return formats
    .get(key)
    .format(new Date(instant * 1000))
    .replaceAll("\u202f", " ");
}

const isEnglish = (reader) => reader.locale.startsWith("en");

export const time = (instant, reader) =>
  written(instant, reader, { hour: "numeric", minute: "2-digit" });

/** "Mon, Mar 9", as the sandbox's own bar has it. */
export const shortDay = (instant, { tz }) =>
  written(
    instant,
    { tz, locale: "en-US" },
    { weekday: "short", month: "short", day: "numeric" },
  );

/** The day as 2026-03-09. */
export const dayOf = (instant, { tz }) =>
  written(instant, { tz, locale: "sv-SE" }, { year: "numeric", month: "2-digit", day: "2-digit" });

function daysApart(instant, now, reader) {
  return Math.round(
    (Date.parse(dayOf(instant, reader)) - Date.parse(dayOf(now, reader))) / 86_400_000,
  );
}

const RELATIVE = { "-1": "Yesterday", 0: "Today", 1: "Tomorrow" };

function relativeDay(instant, now, reader) {
  const apart = daysApart(instant, now, reader);
  if (Math.abs(apart) > 1) return null;
  if (isEnglish(reader)) return RELATIVE[apart];
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(apart, "day");
}

function ordinal(day) {
  const tens = day % 100;
  if (tens > 10 && tens < 14) return `${day}th`;
  return `${day}${["th", "st", "nd", "rd"][day % 10] ?? "th"}`;
}

/** "March 9th, 2026" in English, the language's own long date elsewhere. */
function longDate(instant, reader, { weekday = false, year = true } = {}) {
  if (!isEnglish(reader)) {
    return written(instant, reader, {
      day: "numeric",
      month: "long",
      ...(weekday && { weekday: "long" }),
      ...(year && { year: "numeric" }),
    });
  }
  const day = ordinal(Number(dayOf(instant, reader).slice(8)));
  const start = weekday ? `${written(instant, reader, { weekday: "long" })}, ` : "";
  const end = year ? `, ${dayOf(instant, reader).slice(0, 4)}` : "";
  return `${start}${written(instant, reader, { month: "long" })} ${day}${end}`;
}

const sameYear = (one, other, reader) =>
  dayOf(one, reader).slice(0, 4) === dayOf(other, reader).slice(0, 4);

/** The line between two days of a channel. */
export const divider = (instant, now, reader) =>
  relativeDay(instant, now, reader) ??
  longDate(instant, reader, { weekday: true, year: !sameYear(instant, now, reader) });

/** "Monday, March 9th at 10:00 AM", for tooltips and lists. */
export const moment = (instant, now, reader) =>
  `${divider(instant, now, reader)} at ${time(instant, reader)}`;

const SHORT = { month: "short", day: "numeric", year: "numeric" };

const TOKENS = {
  date_num: (instant, now, reader) => dayOf(instant, reader),
  date_slash: (instant, now, reader) =>
    written(instant, reader, { month: "2-digit", day: "2-digit", year: "numeric" }),
  date: (instant, now, reader) => longDate(instant, reader),
  date_pretty: (instant, now, reader) =>
    lower(relativeDay(instant, now, reader)) ?? longDate(instant, reader),
  date_short: (instant, now, reader) => written(instant, reader, SHORT),
  date_short_pretty: (instant, now, reader) =>
    lower(relativeDay(instant, now, reader)) ?? written(instant, reader, SHORT),
  date_long: (instant, now, reader) => longDate(instant, reader, { weekday: true }),
  date_long_full: (instant, now, reader) => longDate(instant, reader, { weekday: true }),
  date_long_pretty: (instant, now, reader) =>
    lower(relativeDay(instant, now, reader)) ?? longDate(instant, reader, { weekday: true }),
  day_divider_pretty: (instant, now, reader) => divider(instant, now, reader),
  time: (instant, now, reader) => time(instant, reader),
  time_secs: (instant, now, reader) =>
    written(instant, reader, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago: (instant, now, reader) => ago(instant - now, reader),
};

const lower = (word) => word && word.charAt(0).toLowerCase() + word.slice(1);

function ago(distance, reader) {
  const [size, unit] = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
  ].find(([size]) => Math.abs(distance) >= size) ?? [1, "second"];
  return new Intl.RelativeTimeFormat(reader.locale).format(Math.trunc(distance / size), unit);
}

/** The words for `<!date^instant^pattern|fallback>`; the fallback when a token is unknown. */
export function dateWords(instant, pattern, fallback, now, reader) {
  let isKnown = Number.isFinite(instant);
  const words = pattern.replace(/\{(\w+)\}/g, (_, token) => {
    if (isKnown && token in TOKENS) return TOKENS[token](instant, now, reader);
    isKnown = false;
    return "";
  });
  return isKnown ? words : fallback;
}

/** "Eastern Time (New York)". */
export function zoneLabel(zone, locale = "en-US") {
  const named = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" });
  const name = named.formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;
  const city = zone.split("/").at(-1).replaceAll("_", " ");
  return name.includes(city) ? name : `${name} (${city})`;
}

/** The second at which clocks in `tz` show `local` ("2026-03-09T14:30"). */
export function instantOf(local, { tz }) {
  const wanted = Date.parse(`${local}Z`) / 1000;
  const guess = wanted - shownOffset(wanted, tz);
  return wanted - shownOffset(guess, tz);
}

/** What clocks in `tz` show at `instant`, as "2026-03-09T14:30". */
export const localOf = (instant, { tz }) =>
  new Date((instant + shownOffset(instant, tz)) * 1000).toISOString().slice(0, 16);

function shownOffset(instant, tz) {
  const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  const clock = written(instant, { tz, locale: "sv-SE" }, options);
  return Date.parse(`${dayOf(instant, { tz })}T${clock}Z`) / 1000 - Math.trunc(instant);
}
