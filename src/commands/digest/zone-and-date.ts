import { addDays, isLocalDate, localDateAt } from "../../bot/digest/time/local-date.ts";
import { slotAt } from "../../bot/digest/time/slot-at.ts";
import { readTimeZone } from "../../bot/digest/time/time-zones.ts";
import { UsageError } from "../errors.ts";

/** Any time serves to ask whether a date exists. */
const NOON = "12:00";

/**
 * The time zone that `--timezone` names, in the database's spelling; without the flag that of this machine.
 *
 * @throws UsageError with the zone that was probably meant.
 */
export function zoneOf(typed: string | undefined): string {
  if (typed === undefined) return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const reading = readTimeZone(typed);
  switch (reading.kind) {
    case "zone":
      return reading.timeZone;
    case "offset":
      throw new UsageError(
        "--timezone: a fixed offset doesn't follow summer time; name a city's zone, like Europe/Rome.",
      );
    case "abbreviation":
      throw new UsageError("--timezone: an abbreviation doesn't say where; name a city's zone, like Europe/Rome.");
    case "unknown": {
      const { nearest } = reading;
      const remedy = nearest === undefined ? "use a name like Europe/Rome." : `did you mean ${nearest}?`;
      throw new UsageError(`--timezone: there is no time zone “${typed}”; ${remedy}`);
    }
  }
}

/**
 * The day that `--date` names, YYYY-MM-DD; without the flag the one that calendars in the zone show at the instant.
 *
 * @throws UsageError with the nearest day of the calendar, or the nearest that the zone has had.
 */
export function dateOf(typed: string | undefined, timeZone: string, nowMs: number): string {
  if (typed === undefined) return localDateAt(nowMs, timeZone);
  if (!isLocalDate(typed)) {
    const meant = dayMeant(typed);
    const remedy = meant === undefined ? "write it like 2026-12-01." : `did you mean ${meant}?`;
    throw new UsageError(`--date: “${typed}” is no day of the calendar; ${remedy}`);
  }
  if (slotAt(typed, NOON, timeZone) !== null) return typed;
  const next = addDays(typed, 1);
  throw new UsageError(`--date: ${timeZone} has no ${typed}, its calendar went past that day; did you mean ${next}?`);
}

/** 2026-02-30 is probably the month's last day, 1/12/2026 the first of December. */
function dayMeant(typed: string): string | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed);
  const [year, month, day] = (yearFirst?.slice(1) ?? dayFirst?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const realMonth = clamp(month, 12);
  // The day before a month's first is the last of the month before.
  const lastDay = new Date(Date.UTC(year, realMonth, 0)).getUTCDate();
  return [String(year).padStart(4, "0"), padded(realMonth), padded(clamp(day, lastDay))].join("-");
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(1, value));
}

function padded(value: number): string {
  return String(value).padStart(2, "0");
}
