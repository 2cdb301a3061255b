import { addDays, localDateAt } from "../../src/bot/digest/time/local-date.ts";
import { type Schedule, slotsBetween } from "../../src/bot/digest/time/slots.ts";
import { referenceSlotAt } from "./reference.ts";

export type SpanResult = {
  readonly dates: number;
  readonly slots: number;
  /** Dates that the zone skipped: none has a slot. */
  readonly skippedDates: number;
  /** One sentence for each slot that is lost, double or at the wrong instant. */
  readonly faults: readonly string[];
};

/**
 * Compares, for one zone and posting time, what the planner gets for a span of dates with what the independent library
 * says: exactly one slot for each date that exists, at the same instant.
 *
 * @param firstDate YYYY-MM-DD; `lastDate` belongs to the span too.
 */
export function checkSpan(timeZone: string, localTime: string, firstDate: string, lastDate: string): SpanResult {
  const schedule: Schedule = { timeZone, localTime, createdAtMs: 0, pausedUntil: null };
  // Wide enough for every zone: dates outside the span are left out below.
  const fromMs = Date.parse(addDays(firstDate, -2));
  const toMs = Date.parse(addDays(lastDate, 3));
  const planned = new Map<string, number[]>();
  for (const { localDate, dueAtMs } of slotsBetween(fromMs, toMs, schedule)) {
    planned.set(localDate, [...(planned.get(localDate) ?? []), dueAtMs]);
  }
  const faults: string[] = [];
  let [dates, skippedDates] = [0, 0];
  for (let localDate = firstDate; localDate <= lastDate; localDate = addDays(localDate, 1)) {
    dates += 1;
    const expected = referenceSlotAt(localDate, localTime, timeZone);
    if (expected === null) skippedDates += 1;
    const found = planned.get(localDate) ?? [];
    const wanted = expected === null ? [] : [expected];
    if (found.join() !== wanted.join()) {
      faults.push(`${timeZone} ${localDate} ${localTime}: planned ${named(found)}, expected ${named(wanted)}`);
    }
  }
  return { dates, slots: dates - skippedDates, skippedDates, faults };
}

/** The two days on each side of an instant, by the zone's calendar. */
export function datesAround(instantMs: number, timeZone: string, days: number): readonly [string, string] {
  const date = localDateAt(instantMs, timeZone);
  return [addDays(date, -days), addDays(date, days)];
}

function named(instantsMs: readonly number[]): string {
  return instantsMs.length === 0 ? "none" : instantsMs.map((ms) => new Date(ms).toISOString()).join(" and ");
}
