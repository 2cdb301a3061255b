import { describe, expect, it } from "vitest";
import { addDays, isLocalDate, localDateAt } from "../../../../src/bot/digest/time/local-date.ts";

describe("localDateAt", () => {
  it.each([
    ["2026-12-31T23:30:00Z", "Europe/Rome", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "America/New_York", "2026-12-31"],
    ["2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"],
    ["2026-04-30T18:15:00Z", "Asia/Kathmandu", "2026-05-01"],
  ])("%s in %s is %s", (instant, zone, date) => {
    expect(localDateAt(Date.parse(instant), zone)).toBe(date);
  });

  it("refuses what isn't a zone", () => {
    expect(() => localDateAt(0, "Europe/Roma")).toThrow(expect.objectContaining({ code: "time-zone-invalid" }));
  });
});

describe("addDays", () => {
  it("follows the calendar", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  it("refuses what isn't a date", () => {
    expect(() => addDays("2026-13-01", 1)).toThrow(expect.objectContaining({ code: "local-date-invalid" }));
  });
});

describe("isLocalDate", () => {
  it.each([
    ["2026-12-01", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-2-9", false],
    ["tomorrow", false],
  ])("%s: %s", (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });
});
