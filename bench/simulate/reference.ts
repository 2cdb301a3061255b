import { Temporal } from "@js-temporal/polyfill";

const MIDNIGHT = "00:00";
const LAST_SECOND = "23:59:59";

/**
 * The rules of `slotAt`, worked out by Temporal's polyfill instead: the local time's own instant, the earlier of two;
 * the end of the gap where it has none; null where the date has none at all.
 *
 * The polyfill's `startOfDay` and `getTimeZoneTransition` aren't used: the one fails on a date that a zone skipped, the
 * other overlooks changes that are a few days apart.
 */
export function referenceSlotAt(localDate: string, localTime: string, timeZone: string): number | null {
  const before = at("earlier");
  if (reads(before, localTime)) return before.epochMilliseconds;
  if (!exists(MIDNIGHT) && !exists(LAST_SECOND)) return null;
  // A gap lies between earlier and later: its end is where the difference to UTC changes.
  let [low, high] = [before.epochMilliseconds, at("later").epochMilliseconds];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before.offsetNanoseconds) low = middle;
    else high = middle;
  }
  return high;

  function at(disambiguation: "earlier" | "later", time = localTime): Temporal.ZonedDateTime {
    return local(time).toZonedDateTime(timeZone, { disambiguation });
  }
  function local(time: string): Temporal.PlainDateTime {
    return Temporal.PlainDateTime.from(`${localDate}T${time}`);
  }
  function reads(zoned: Temporal.ZonedDateTime, time: string): boolean {
    return zoned.toPlainDateTime().equals(local(time));
  }
  function exists(time: string): boolean {
    return reads(at("earlier", time), time);
  }
  function offsetAt(instantMs: number): number {
    return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).offsetNanoseconds;
  }
}
