import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateAt } from "../../../../src/bot/digest/time/local-date.ts";
import { nextSlot, plannedSlots, type Schedule, slotsBetween } from "../../../../src/bot/digest/time/slots.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const CATCH_UP_MS = 6 * HOUR_MS;

const rome: Schedule = { timeZone: "Europe/Rome", localTime: "09:00", createdAtMs: 0, pausedUntil: null };
const at = (instant: string) => Date.parse(instant);
const datesOf = (slots: readonly { localDate: string }[]) => slots.map(({ localDate }) => localDate);

describe("slotsBetween", () => {
  it("gives one slot a local date, in order", () => {
    expect(slotsBetween(at("2026-03-28T00:00Z"), at("2026-03-31T00:00Z"), rome)).toEqual([
      { localDate: "2026-03-28", dueAtMs: at("2026-03-28T08:00Z") },
      { localDate: "2026-03-29", dueAtMs: at("2026-03-29T07:00Z") },
      { localDate: "2026-03-30", dueAtMs: at("2026-03-30T07:00Z") },
    ]);
  });

  it("counts what is due at its start and not what is due at its end", () => {
    const dueAtMs = at("2026-12-01T08:00Z");
    expect(datesOf(slotsBetween(dueAtMs, dueAtMs + DAY_MS, rome))).toEqual(["2026-12-01"]);
    expect(slotsBetween(dueAtMs, dueAtMs, rome)).toEqual([]);
  });

  it("leaves out a date that the zone skipped", () => {
    const apia: Schedule = { ...rome, timeZone: "Pacific/Apia" };
    const slots = slotsBetween(at("2011-12-29T00:00Z"), at("2012-01-01T00:00Z"), apia);
    expect(datesOf(slots)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  it("gives a date whose last hour was skipped its slot in the next date's first instant", () => {
    const nuuk: Schedule = { ...rome, timeZone: "America/Nuuk", localTime: "23:30" };
    const skipped = at("2026-03-29T01:00Z");
    expect(slotsBetween(skipped, skipped + 1, nuuk)).toEqual([{ localDate: "2026-03-28", dueAtMs: skipped }]);
    expect(localDateAt(skipped, "America/Nuuk")).toBe("2026-03-29");
  });

  it("finds the slot of a date that had begun when the clocks went back to the date before", () => {
    // At 00:01 on 7 November the clocks of St John's went back to 23:01 on the 6th.
    const stJohns: Schedule = { ...rome, timeZone: "America/St_Johns", localTime: "00:00" };
    const slots = slotsBetween(at("2010-11-07T02:00Z"), at("2010-11-07T02:45Z"), stJohns);
    expect(localDateAt(at("2010-11-07T02:45Z"), "America/St_Johns")).toBe("2010-11-06");
    expect(slots).toEqual([{ localDate: "2010-11-07", dueAtMs: at("2010-11-07T02:30Z") }]);
    expect(slotsBetween(at("2010-11-07T02:45Z"), at("2010-11-08T02:45Z"), stJohns)).toEqual([]);
  });

  it("leaves out what was due before the subscription, and the dates of a pause", () => {
    const from = at("2026-12-01T00:00Z");
    const late: Schedule = { ...rome, createdAtMs: at("2026-12-01T08:00:00.001Z"), pausedUntil: "2026-12-04" };
    expect(datesOf(slotsBetween(from, from + 5 * DAY_MS, { ...late, pausedUntil: null }))[0]).toBe("2026-12-02");
    expect(datesOf(slotsBetween(from, from + 5 * DAY_MS, late))).toEqual(["2026-12-04", "2026-12-05"]);
  });

  it("loses and repeats nothing, however a span is cut", () => {
    const zone = fc.constantFrom("Europe/Rome", "America/Nuuk", "Africa/Cairo", "America/St_Johns", "Pacific/Apia");
    const time = fc.constantFrom("00:00", "00:01", "02:30", "23:30", "23:59");
    const start = fc.integer({ min: at("2009-01-01"), max: at("2029-01-01") });
    fc.assert(
      fc.property(
        zone,
        time,
        start,
        fc.array(fc.integer({ min: 0, max: 3 * DAY_MS }), { maxLength: 6 }),
        (...drawn) => {
          const [timeZone, localTime, fromMs, steps] = drawn;
          const schedule: Schedule = { ...rome, timeZone, localTime };
          const cuts = [fromMs];
          for (const step of steps) cuts.push((cuts.at(-1) ?? fromMs) + step);
          const pieces = cuts.slice(1).flatMap((cut, index) => slotsBetween(cuts[index] ?? fromMs, cut, schedule));
          expect(pieces).toEqual(slotsBetween(fromMs, cuts.at(-1) ?? fromMs, schedule));
          expect(new Set(datesOf(pieces)).size).toBe(pieces.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("nextSlot", () => {
  it("is today's for a subscription made five minutes before its time, tomorrow's for one made after it", () => {
    const dueAtMs = at("2026-12-01T08:00Z");
    const early = dueAtMs - 5 * MINUTE_MS;
    expect(nextSlot(early, { ...rome, createdAtMs: early })).toEqual({ localDate: "2026-12-01", dueAtMs });
    expect(nextSlot(dueAtMs, { ...rome, createdAtMs: dueAtMs })?.localDate).toBe("2026-12-01");
    expect(nextSlot(dueAtMs + 1, { ...rome, createdAtMs: dueAtMs + 1 })?.localDate).toBe("2026-12-02");
  });

  it("is never before the subscription or the end of its pause", () => {
    const from = at("2026-12-01T00:00Z");
    expect(nextSlot(from, { ...rome, createdAtMs: from + 2 * DAY_MS })?.localDate).toBe("2026-12-03");
    expect(nextSlot(from, { ...rome, pausedUntil: "2027-03-01" })?.localDate).toBe("2027-03-01");
  });

  it("leaps over a date that the zone skipped", () => {
    const apia: Schedule = { ...rome, timeZone: "Pacific/Apia" };
    expect(nextSlot(at("2011-12-30T00:00Z"), apia)?.localDate).toBe("2011-12-31");
  });
});

describe("plannedSlots", () => {
  const dueAtMs = at("2026-12-01T08:00Z");
  const planAt = (nowMs: number, aheadMs?: number) =>
    plannedSlots(rome, { nowMs, catchUpMs: CATCH_UP_MS, ...(aheadMs === undefined ? {} : { aheadMs }) });

  it("has a slot from its time until its catch-up window closes", () => {
    const slot = { localDate: "2026-12-01", dueAtMs, closesAtMs: dueAtMs + CATCH_UP_MS };
    expect(planAt(dueAtMs - 1)).toEqual([]);
    expect(planAt(dueAtMs)).toEqual([slot]);
    expect(planAt(dueAtMs + CATCH_UP_MS - 1)).toEqual([slot]);
    expect(planAt(dueAtMs + CATCH_UP_MS)).toEqual([]);
    expect(planAt(dueAtMs - HOUR_MS, HOUR_MS)).toEqual([slot]);
  });

  it("needs only the instant: a clock that jumps there and back changes nothing", () => {
    const before = planAt(dueAtMs + HOUR_MS);
    expect(datesOf(planAt(dueAtMs + HOUR_MS + 30 * DAY_MS))).toEqual(["2026-12-31"]);
    expect(datesOf(planAt(dueAtMs + HOUR_MS - 30 * DAY_MS))).toEqual(["2026-11-01"]);
    expect(planAt(dueAtMs + HOUR_MS)).toEqual(before);
  });
});
