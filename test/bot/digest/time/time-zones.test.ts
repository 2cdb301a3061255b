import { describe, expect, it } from "vitest";
import { FURTHER_CITIES } from "../../../../src/bot/digest/time/city-names.ts";
import { CURRENT_NAMES, OTHER_NAMES } from "../../../../src/bot/digest/time/time-zone-names.ts";
import {
  completeTimeZone,
  knownTimeZones,
  readTimeZone,
  timeZones,
} from "../../../../src/bot/digest/time/time-zones.ts";

const resolved = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

describe("the names", () => {
  it("of further cities belong to zones that are on offer, and no city to two", () => {
    expect(timeZones()).toEqual(expect.arrayContaining([...FURTHER_CITIES.keys()]));
    const cities = [...FURTHER_CITIES.values()].flat();
    expect(cities.filter((city, index) => cities.indexOf(city) !== index)).toEqual([]);
    for (const [zone, further] of FURTHER_CITIES) {
      for (const city of further) expect(readTimeZone(city)).toEqual({ kind: "zone", timeZone: zone });
    }
  });

  it("are followed by Intl, every one", () => {
    expect(() => knownTimeZones().map(resolved)).not.toThrow();
    expect(new Set(knownTimeZones()).size).toBe(knownTimeZones().length);
    expect(knownTimeZones()).toEqual(expect.arrayContaining([...CURRENT_NAMES, ...OTHER_NAMES]));
  });

  it("on offer are one a zone, the one in use today, and leave none of Intl's out", () => {
    expect(new Set(timeZones().map(resolved)).size).toBe(timeZones().length);
    expect(new Set(timeZones().map(resolved))).toEqual(
      new Set([...Intl.supportedValuesOf("timeZone").map(resolved), "UTC"]),
    );
    expect(timeZones()).toContain("Europe/Kyiv");
    expect(timeZones()).not.toContain("Europe/Kiev");
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
    ["Rome", "Europe/Rome"],
    ["roma", "Europe/Rome"],
    ["Milano", "Europe/Rome"],
    ["new york", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["LIMA", "America/Lima"],
    ["tokio", "Asia/Tokyo"],
    ["città del messico", "America/Mexico_City"],
    ["l'aia", "Europe/Amsterdam"],
    ["kiev", "Europe/Kyiv"],
  ])("%s is %s", (typed, timeZone) => {
    expect(readTimeZone(typed)).toEqual({ kind: "zone", timeZone });
  });

  it.each([
    ["Europe/Roma", "Europe/Rome"],
    ["rom", "Europe/Rome"],
    ["Milanno", "Europe/Rome"],
    ["America/NewYork", "America/New_York"],
    ["Asia/Calcuta", "Asia/Calcutta"],
    ["Middle-earth/Hobbiton", undefined],
    ["", undefined],
  ])("%j isn't one; %s may be meant", (typed, nearest) => {
    expect(readTimeZone(typed)).toEqual({ kind: "unknown", nearest });
  });

  it.each(["+01:00", "UTC+1", "GMT -5", "−03:30", "+0530"])("%s is a fixed difference", (typed) => {
    expect(readTimeZone(typed)).toEqual({ kind: "offset" });
  });

  it.each(["CET", "cet", "EST", "est", "pst", "BST", "IST", "PST8PDT"])("%s is an abbreviation", (typed) => {
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

  it.each([
    ["rom", "Europe/Rome"],
    ["roma", "Europe/Rome"],
    ["milano", "Europe/Rome"],
    ["new york", "America/New_York"],
    ["tokio", "Asia/Tokyo"],
    ["toyko", "Asia/Tokyo"],
    ["berlni", "Europe/Berlin"],
    ["firenza", "Europe/Rome"],
    ["san fran", "America/Los_Angeles"],
    ["Zürich", "Europe/Zurich"],
  ])("%s is completed to %s first", (typed, zone) => {
    expect(completeTimeZone(typed, 25)[0]).toBe(zone);
  });

  it("gives at most as many as asked for, from the first where nothing is typed", () => {
    expect(completeTimeZone("", 3)).toEqual(timeZones().slice(0, 3));
    expect(completeTimeZone("a", 25)).toHaveLength(25);
    expect(completeTimeZone("hobbiton", 25)).toEqual([]);
  });
});
