import { describe, expect, it } from "vitest";
import { CURRENT_NAMES, OTHER_NAMES } from "../../../../src/bot/digest/time/time-zone-names.ts";
import {
  completeTimeZone,
  knownTimeZones,
  readTimeZone,
  timeZones,
} from "../../../../src/bot/digest/time/time-zones.ts";

const resolved = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

describe("the names", () => {
  it("are followed by Intl, every one", () => {
    expect(() => knownTimeZones.map(resolved)).not.toThrow();
    expect(new Set(knownTimeZones).size).toBe(knownTimeZones.length);
    expect(knownTimeZones).toEqual(expect.arrayContaining([...CURRENT_NAMES, ...OTHER_NAMES]));
  });

  it("on offer are one a zone, the one in use today, and leave none of Intl's out", () => {
    expect(new Set(timeZones.map(resolved)).size).toBe(timeZones.length);
    expect(new Set(timeZones.map(resolved))).toEqual(
      new Set([...Intl.supportedValuesOf("timeZone").map(resolved), "UTC"]),
    );
    expect(timeZones).toContain("Europe/Kyiv");
    expect(timeZones).not.toContain("Europe/Kiev");
  });
});

describe("readTimeZone", () => {
  it.each([
    ["Europe/Rome", "Europe/Rome"],
    [" europe/rome ", "Europe/Rome"],
    ["america/new york", "America/New_York"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["Asia/Calcutta", "Asia/Calcutta"],
    ["utc", "UTC"],
    ["US/Eastern", "US/Eastern"],
  ])("%s is %s", (typed, timeZone) => {
    expect(readTimeZone(typed)).toEqual({ kind: "zone", timeZone });
  });

  it.each([
    ["Rome", "Europe/Rome"],
    ["Europe/Roma", "Europe/Rome"],
    ["Roma", "Europe/Rome"],
    ["new york", "America/New_York"],
    ["America/NewYork", "America/New_York"],
    ["são paulo", "America/Sao_Paulo"],
    ["Asia/Calcuta", "Asia/Calcutta"],
    ["LIMA", "America/Lima"],
    ["Middle-earth/Hobbiton", undefined],
    ["", undefined],
  ])("%j isn't one; %s may be meant", (typed, nearest) => {
    expect(readTimeZone(typed)).toEqual({ kind: "unknown", nearest });
  });

  it.each(["+01:00", "UTC+1", "GMT -5", "−03:30", "+0530"])("%s is a fixed difference", (typed) => {
    expect(readTimeZone(typed)).toEqual({ kind: "offset" });
  });

  it.each(["CET", "cet", "EST", "BST", "IST", "PST8PDT"])("%s is an abbreviation", (typed) => {
    expect(readTimeZone(typed)).toEqual({ kind: "abbreviation" });
  });
});

describe("completeTimeZone", () => {
  it("puts cities that begin so first, then other parts", () => {
    expect(completeTimeZone("rom", 5)).toEqual(["Europe/Rome"]);
    expect(completeTimeZone("par", 2)).toEqual(["America/Paramaribo", "Europe/Paris"]);
    expect(completeTimeZone("york", 5)).toEqual(["America/New_York"]);
    expect(completeTimeZone("Europe/R", 5)).toEqual(["Europe/Riga", "Europe/Rome"]);
  });

  it("gives at most as many as asked for, from the first where nothing is typed", () => {
    expect(completeTimeZone("", 3)).toEqual(timeZones.slice(0, 3));
    expect(completeTimeZone("a", 25)).toHaveLength(25);
    expect(completeTimeZone("hobbiton", 25)).toEqual([]);
  });
});
