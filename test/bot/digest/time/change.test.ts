import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slotsLostByChange } from "../../../../src/bot/digest/time/change.ts";
import { plannedSlots, type Schedule } from "../../../../src/bot/digest/time/slots.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TICK_MS = 30 * MINUTE_MS;

const at = (instant: string) => Date.parse(instant);
const schedule = (timeZone: string, localTime: string, pausedUntil: string | null = null): Schedule => ({
  timeZone,
  localTime,
  createdAtMs: 0,
  pausedUntil,
});

describe("slotsLostByChange", () => {
  it("is nothing where the new instant is still to come or the old one has been", () => {
    const [rome, newYork] = [schedule("Europe/Rome", "09:00"), schedule("America/New_York", "09:00")];
    expect(slotsLostByChange(rome, newYork, at("2026-06-10T06:00Z"))).toEqual([]);
    expect(slotsLostByChange(rome, newYork, at("2026-06-10T10:00Z"))).toEqual([]);
  });

  it("is today's, at once, where the change leaps over its time", () => {
    const changedAtMs = at("2026-06-10T06:30Z");
    const lost = slotsLostByChange(schedule("Europe/Rome", "09:00"), schedule("Europe/Rome", "08:00"), changedAtMs);
    expect(lost).toEqual([{ localDate: "2026-06-10", dueAtMs: changedAtMs }]);
    const east = slotsLostByChange(
      schedule("America/New_York", "20:00"),
      schedule("Asia/Tokyo", "20:00"),
      at("2026-06-10T22:00Z"),
    );
    expect(east.map(({ localDate }) => localDate)).toEqual(["2026-06-10"]);
  });

  it("is nothing on a date of the pause", () => {
    const paused = schedule("Europe/Rome", "08:00", "2026-06-11");
    expect(slotsLostByChange(schedule("Europe/Rome", "09:00"), paused, at("2026-06-10T06:30Z"))).toEqual([]);
  });

  it("keeps one slot for every local date, however often zone and time are changed", () => {
    const drawn = fc.record({
      timeZone: fc.constantFrom(
        "Europe/Rome",
        "America/Los_Angeles",
        "Asia/Tokyo",
        "Pacific/Kiritimati",
        "Pacific/Niue",
      ),
      localTime: fc.constantFrom("00:00", "02:30", "09:00", "23:30"),
      afterMs: fc.integer({ min: MINUTE_MS, max: 3 * DAY_MS }),
    });
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 5 }), (changes) => {
        const startMs = at("2026-03-20T00:00Z");
        let current = schedule("Europe/Rome", "12:00");
        let nowMs = startMs;
        const ledger = new Set<string>();
        const tick = (untilMs: number) => {
          for (; nowMs < untilMs; nowMs = Math.min(nowMs + TICK_MS, untilMs)) plan();
        };
        const plan = () => {
          for (const { localDate } of plannedSlots(current, { nowMs, catchUpMs: HOUR_MS })) ledger.add(localDate);
        };
        for (const { timeZone, localTime, afterMs } of changes) {
          tick(nowMs + afterMs);
          plan();
          const changed = schedule(timeZone, localTime);
          for (const { localDate } of slotsLostByChange(current, changed, nowMs)) ledger.add(localDate);
          current = changed;
        }
        tick(nowMs + 3 * DAY_MS);
        const dates = [...ledger].sort();
        const days = (Date.parse(dates.at(-1) ?? "") - Date.parse(dates[0] ?? "")) / DAY_MS;
        expect(dates.length).toBe(days + 1);
      }),
      { numRuns: 100 },
    );
  });
});
