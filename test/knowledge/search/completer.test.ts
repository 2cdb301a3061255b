import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCompleter } from "../../../src/knowledge/search/completer.ts";

const CANDIDATES = [
  { id: "lead", text: "Chi è in vantaggio nella corsa?" },
  { id: "why", text: "Perché i modelli aperti costano meno?" },
  { id: "licence", text: "Quale licenza ha il modello?" },
];
const complete = buildCompleter(CANDIDATES);
const ids = (typed: string, limit = 3) => complete(typed, limit).map(({ id }) => id);

describe("completer", () => {
  it("gives the first ones while nothing is typed", () => {
    expect(ids("", 2)).toEqual(["lead", "why"]);
    expect(ids("  \u200b", 1)).toEqual(["lead"]);
  });

  it("completes beginnings, whatever case and accents", () => {
    expect(ids("PERCHE i")[0]).toBe("why");
  });

  it("completes words in the middle", () => {
    expect(ids("licen")[0]).toBe("licence");
    expect(ids("modelli costano")[0]).toBe("why");
  });

  it("forgives misspellings", () => {
    expect(ids("vantagio")[0]).toBe("lead");
    expect(ids("lisenza")[0]).toBe("licence");
  });

  it("gives at most `limit` of the candidates, each once, for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 0, max: 5 }), (typed, limit) => {
        const found = complete(typed, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
