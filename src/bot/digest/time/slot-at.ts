import { Cron } from "croner";
import { LocalTimeError } from "./errors.ts";
import { addDays, localDateAt } from "./local-date.ts";

/** Croner takes tens of microseconds for an answer, and a planner asks for the same ones all day long. */
const REMEMBERED_MAX = 50_000;
const remembered = new Map<string, number | null>();

const LOCAL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MIDNIGHT = "00:00";
/** No offset from UTC is as large, so this much before a date in UTC the date has begun nowhere. */
const BEFORE_ANY_ZONE_MS = 2 * 86_400_000;
/** Days in a row that a zone can have skipped; none has ever skipped more than one. */
const SKIPPED_DAYS_MAX = 3;

/**
 * The instant at which what is due at a local time on a local date is due.
 *
 * A local time that the zone's clocks skip that day is due at the end of the gap, even where that is the next date's
 * first instant; one that they show twice, at the earlier; a date that the zone skipped altogether has no instant.
 *
 * @param localDate YYYY-MM-DD.
 * @param localTime HH:MM, 24 hours.
 * @param timeZone an IANA name.
 * @returns ms since the epoch; null where the date doesn't exist in the zone.
 * @throws LocalTimeError where one of the three is invalid.
 */
export function slotAt(localDate: string, localTime: string, timeZone: string): number | null {
  const key = `${timeZone} ${localDate} ${localTime}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = calculate(localDate, localTime, timeZone);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, found);
  return found;
}

function calculate(localDate: string, localTime: string, timeZone: string): number | null {
  const run = runOn(localDate, localTime, timeZone);
  if (run !== null) return run;
  if (runOn(localDate, MIDNIGHT, timeZone) === null) return null;
  // The date is there and lacks its last hours (Greenland in spring): croner looks for the gap's end on the same date
  // only, and it is the first instant of the next.
  for (let days = 1; days <= SKIPPED_DAYS_MAX; days += 1) {
    const start = runOn(addDays(localDate, days), MIDNIGHT, timeZone);
    if (start !== null) return start;
  }
  return null;
}

/** What croner makes of it: a fixed time on one date runs once, at the earlier, or at the gap's end on that date. */
function runOn(localDate: string, localTime: string, timeZone: string): number | null {
  if (!LOCAL_TIME.test(localTime)) {
    throw new LocalTimeError("local-time-invalid", `"${localTime}" isn't a local time; write HH:MM, such as 09:00.`);
  }
  const fromMs = Date.parse(addDays(localDate, 0)) - BEFORE_ANY_ZONE_MS;
  localDateAt(fromMs, timeZone); // refuses what isn't a zone
  const [year, month, day] = localDate.split("-").map(Number);
  const [hour, minute] = localTime.split(":").map(Number);
  const pattern = `0 ${minute} ${hour} ${day} ${month} * ${year}`;
  return (
    new Cron(pattern, { timezone: timeZone, mode: "7-part", paused: true }).nextRun(new Date(fromMs))?.getTime() ?? null
  );
}
