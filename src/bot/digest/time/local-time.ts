/** What was read from what somebody typed as a time of day. */
export type LocalTimeReading =
  | { readonly kind: "time" /** HH:MM, 24 hours. */; readonly localTime: string }
  /** Written like a time, but no clock shows it: 25:00, 9:75, 13pm. */
  | { readonly kind: "out-of-range" }
  | { readonly kind: "unreadable" };

/** 9 · 9:00 · 9.00 · 09h00 · 0900 · 9am · 9:30 p.m. */
const TIME = /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})|(?<=\d{2})(?<packed>\d{2})|h)? ?(?<half>[ap]\.?m\.?)?$/;

const HOURS_A_DAY = 24;
const HOURS_HALF_A_DAY = 12;
const MINUTES_AN_HOUR = 60;

/** Reads a time of day as people write it, in 24 hours or with am and pm. */
export function readLocalTime(typed: string): LocalTimeReading {
  const groups = TIME.exec(typed.normalize("NFKC").trim().toLowerCase())?.groups;
  if (groups === undefined) return { kind: "unreadable" };
  const hour = hourOf(Number(groups.hour), groups.half?.[0]);
  const minute = Number(groups.minute ?? groups.packed ?? 0);
  if (hour === undefined || minute >= MINUTES_AN_HOUR) return { kind: "out-of-range" };
  return { kind: "time", localTime: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

/** 12am is midnight, 12pm is noon. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < HOURS_A_DAY ? hour : undefined;
  if (hour < 1 || hour > HOURS_HALF_A_DAY) return undefined;
  return (hour % HOURS_HALF_A_DAY) + (half === "p" ? HOURS_HALF_A_DAY : 0);
}
