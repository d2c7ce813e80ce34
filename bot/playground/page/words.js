// Dates, names, amounts and initials, as people in Britain write them.

const ZONE = "Europe/London";
const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hourCycle: "h23", ...options });
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const DATE = format({ weekday: "short", day: "numeric", month: "short" });
const YEAR = format({ year: "numeric" });
const KEY = format({ year: "numeric", month: "2-digit", day: "2-digit" });

const plain = (text) => text.replace(",", "").replace("Sept", "Sep");

export const asTime = (moment) => TIME.format(moment);
export const asDay = (moment) => plain(DAY.format(moment));
export const asDate = (moment) => plain(DATE.format(moment));
export const asYear = (moment) => YEAR.format(moment);
export const asMoment = (moment) => `${asDate(moment)} ${asYear(moment)}, ${asTime(moment)}`;
export const dayKey = (moment) => KEY.format(moment);

/** Minutes since midnight where the street is. */
export function minuteOfDay(moment) {
  const [hours, minutes] = asTime(moment).split(":").map(Number);
  return hours * 60 + minutes;
}

/** "in 3 hours", for how far off something is. */
export function until(from, to) {
  const minutes = Math.max(0, Math.round((to - from) / 60000));
  if (minutes < 90) return `in ${counted(minutes, "minute")}`;
  if (minutes < 48 * 60) return `in ${counted(Math.round(minutes / 60), "hour")}`;
  return `in ${counted(Math.round(minutes / 1440), "day")}`;
}

export const counted = (n, noun) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

export function money(pennies, currency) {
  try {
    return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(pennies / 100);
  } catch {
    return `${(pennies / 100).toFixed(2)} ${currency ?? ""}`.trim();
  }
}

export function size(bytes) {
  if (!Number.isFinite(bytes)) return "";
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A name without marks that would turn round what stands after it. */
export const straight = (name) => name.replace(/[\u202a-\u202e\u2066-\u2069]/gu, "");

export const fullName = (person) =>
  person.deleted ? "Deleted account" : straight([person.name, person.last_name].filter(Boolean).join(" "));

export function initials(name) {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

/** One of eight tones, the same for the same id everywhere. */
export const tone = (id) => `tone-${Math.abs(Math.trunc(id) * 7) % 8}`;

/** A text as people see it: what a link gave to /start stays out of sight. */
export const visible = (text) => text.replace(/^(\/start) [\w-]+$/u, "$1");

/** The beginning of a text, in one line. */
export function excerpt(text, length = 90) {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > length ? `${[...line].slice(0, length).join("")}…` : line;
}

/** What a message says, in one line; what it hides stays hidden. */
export function gist(message, length) {
  const hidden = (message.entities ?? []).filter((one) => one.type === "spoiler");
  const cover = (text, { offset, length: n }) => text.slice(0, offset) + "▒".repeat(n) + text.slice(offset + n);
  const text = hidden.reduce(cover, message.text ?? "");
  return excerpt(visible(text) || message.file?.name || message.thing?.words || (message.photo ? "Photo" : "A message"), length);
}
