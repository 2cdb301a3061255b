import { UsageError } from "../errors.ts";

const HOUR_MS = 3_600_000;
/** Local time is at most 14 hours ahead of UTC and 12 behind. */
const AHEAD_HOURS_MAX = 14;
const BEHIND_HOURS_MAX = 12;

/** The date in a zone at an instant, YYYY-MM-DD. */
export function localDateAt(instantMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instantMs);
  const partOf = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${partOf("year").padStart(4, "0")}-${partOf("month")}-${partOf("day")}`;
}

/**
 * A day of the calendar that a flag names, YYYY-MM-DD, and that the zone has had or will have.
 *
 * @throws UsageError with the nearest day that there is.
 */
export function readLocalDate(typed: string, timeZone: string): string {
  const meant = dayMeant(typed);
  if (meant === undefined) throw new UsageError(`--date must be a day, like 2026-12-01; “${typed}” is none.`);
  if (meant !== typed) throw new UsageError(`--date must be a day, like 2026-12-01; did you mean ${meant}?`);
  if (zoneHas(typed, timeZone)) return typed;
  const next = localDateAt(Date.parse(typed) + 24 * HOUR_MS, timeZone);
  throw new UsageError(`${timeZone} has no ${typed}: its clocks went past that day. The nearest is ${next}.`);
}

/** The nearest day of the calendar: 2026-02-30 is probably the month's last one, 1/12/2026 the first of December. */
function dayMeant(typed: string): string | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed);
  const [year, month, day] = (yearFirst?.slice(1) ?? dayFirst?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900) return undefined;
  const realMonth = clamp(month, 12);
  // The day before a month's first is the last of the month before.
  const lastDay = new Date(Date.UTC(year, realMonth, 0)).getUTCDate();
  const realDay = clamp(day, lastDay);
  return `${year}-${String(realMonth).padStart(2, "0")}-${String(realDay).padStart(2, "0")}`;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(1, value));
}

/** Where a zone changed sides of the date line it has skipped a day. */
function zoneHas(day: string, timeZone: string): boolean {
  const start = Date.parse(day);
  for (let hour = -AHEAD_HOURS_MAX; hour < 24 + BEHIND_HOURS_MAX; hour += 1) {
    if (localDateAt(start + hour * HOUR_MS, timeZone) === day) return true;
  }
  return false;
}
