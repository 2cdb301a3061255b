import { describe, expect, it } from "vitest";
import { LocalTimeError } from "../../../../src/bot/digest/time/errors.ts";
import { slotAt } from "../../../../src/bot/digest/time/slot-at.ts";

/** Known instants, from the announcements of each change; null: the date doesn't exist there. */
const KNOWN: readonly (readonly [what: string, zone: string, date: string, time: string, instant: string | null])[] = [
  ["winter", "Europe/Rome", "2026-12-01", "09:00", "2026-12-01T08:00:00Z"],
  ["summer", "Europe/Rome", "2026-07-01", "09:00", "2026-07-01T07:00:00Z"],
  ["skipped hour", "Europe/Rome", "2026-03-29", "02:30", "2026-03-29T01:00:00Z"],
  ["skipped hour's first minute", "Europe/Rome", "2026-03-29", "02:00", "2026-03-29T01:00:00Z"],
  ["just before the skipped hour", "Europe/Rome", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"],
  ["just after the skipped hour", "Europe/Rome", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"],
  ["doubled hour", "Europe/Rome", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
  ["after the doubled hour", "Europe/Rome", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"],
  ["skipped hour", "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z"],
  ["doubled hour", "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
  ["skipped half hour", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z"],
  ["doubled half hour", "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z"],
  ["three quarters of an hour", "Asia/Kathmandu", "2026-05-01", "00:00", "2026-04-30T18:15:00Z"],
  ["skipped midnight", "Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00Z"],
  ["skipped after midnight", "Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z"],
  ["doubled before midnight", "Africa/Cairo", "2026-10-29", "23:30", "2026-10-29T20:30:00Z"],
  ["skipped midnight", "Asia/Beirut", "2026-03-29", "00:00", "2026-03-28T22:00:00Z"],
  ["skipped midnight", "America/Asuncion", "2024-10-06", "00:30", "2024-10-06T04:00:00Z"],
  ["midnight that stays", "America/Asuncion", "2026-10-04", "00:30", "2026-10-04T03:30:00Z"],
  ["last hour of the day skipped", "America/Nuuk", "2026-03-28", "23:30", "2026-03-29T01:00:00Z"],
  ["the day after it", "America/Nuuk", "2026-03-29", "00:00", "2026-03-29T01:00:00Z"],
  ["two hours skipped", "Antarctica/Troll", "2026-03-29", "01:30", "2026-03-29T01:00:00Z"],
  ["two hours doubled", "Antarctica/Troll", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
  ["day before the skipped one", "Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z"],
  ["skipped date, its start", "Pacific/Apia", "2011-12-30", "00:00", null],
  ["skipped date, its end", "Pacific/Apia", "2011-12-30", "23:59", null],
  ["day after the skipped one", "Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00Z"],
  ["skipped date", "Pacific/Kwajalein", "1993-08-21", "12:00", null],
  ["leap day", "Europe/Rome", "2028-02-29", "09:00", "2028-02-29T08:00:00Z"],
  ["old name", "Asia/Calcutta", "2026-05-01", "00:30", "2026-04-30T19:00:00Z"],
];

describe("slotAt", () => {
  it.each(KNOWN)("%s: %s %s %s", (_, zone, date, time, instant) => {
    const found = slotAt(date, time, zone);
    expect(found === null ? null : new Date(found).toISOString()).toBe(instant?.replace("Z", ".000Z") ?? null);
  });

  it("answers the same when asked again", () => {
    expect(slotAt("2011-12-30", "12:00", "Pacific/Apia")).toBeNull();
    expect(slotAt("2011-12-30", "12:00", "Pacific/Apia")).toBeNull();
    expect(slotAt("2026-03-29", "02:30", "Europe/Rome")).toBe(slotAt("2026-03-29", "03:00", "Europe/Rome"));
  });

  it.each([
    ["2026-02-30", "09:00", "Europe/Rome", "local-date-invalid"],
    ["26-02-03", "09:00", "Europe/Rome", "local-date-invalid"],
    ["2026-02-03", "9:00", "Europe/Rome", "local-time-invalid"],
    ["2026-02-03", "24:00", "Europe/Rome", "local-time-invalid"],
    ["2026-02-03", "09:00", "Europe/Roma", "time-zone-invalid"],
  ])("refuses %s %s %s", (date, time, zone, code) => {
    expect(() => slotAt(date, time, zone)).toThrow(LocalTimeError);
    expect(() => slotAt(date, time, zone)).toThrow(expect.objectContaining({ code }));
  });
});
