import { describe, expect, it } from "vitest";
import { checkSpan, datesAround } from "../../../../bench/simulate/check-span.ts";
import { distinctZones, POSTING_TIMES } from "../../../../bench/simulate/simulate.ts";
import { transitionsOf } from "../../../../bench/simulate/transitions.ts";

const DAYS_EACH_SIDE = 2;

/** Of zones that change from and to the same difference at the same instant, one: their days around it are the same. */
function distinctTransitions(fromYear: number, toYear: number) {
  const all = distinctZones().flatMap((zone) => transitionsOf(zone, Date.UTC(fromYear), Date.UTC(toYear)));
  const distinct = new Map(all.map((one) => [`${one.atMs} ${one.beforeMinutes} ${one.afterMinutes}`, one]));
  return { all, distinct: [...distinct.values()] };
}

describe("two days on each side of every transition, against Temporal's polyfill", () => {
  it.each([
    // The ten years of the simulation, and the ten that had a skipped date and most changes of law.
    { fromYear: 2026, toYear: 2036, atLeast: 2000, skippedDates: 0 },
    { fromYear: 2008, toYear: 2018, atLeast: 2500, skippedDates: 2 },
  ])("$fromYear to $toYear", { timeout: 120_000 }, ({ fromYear, toYear, atLeast, skippedDates }) => {
    const { all, distinct } = distinctTransitions(fromYear, toYear);
    expect(all.length).toBeGreaterThan(atLeast);
    const times = [...POSTING_TIMES, "23:30"];
    const results = distinct.flatMap(({ atMs, timeZone }) =>
      times.map((time) => checkSpan(timeZone, time, ...datesAround(atMs, timeZone, DAYS_EACH_SIDE))),
    );
    expect(results.flatMap(({ faults }) => faults)).toEqual([]);
    const skipped = results.reduce((sum, result) => sum + result.skippedDates, 0);
    // Apia and Fakaofo (Tokelau) had no 30 December 2011.
    expect(skipped).toBe(skippedDates * times.length);
  });
});
