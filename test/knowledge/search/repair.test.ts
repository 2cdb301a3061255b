import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../../../src/knowledge/search/distance.ts";
import { buildRepairer } from "../../../src/knowledge/search/repair.ts";

describe("editDistance", () => {
  it.each([
    ["modello", "modello", 0],
    ["modello", "modelo", 1],
    ["modello", "modlelo", 1],
    ["modello", "mudello", 1],
    ["modello", "molo", 3],
  ])("%s → %s is %i", (from, to, edits) => {
    expect(editDistance(from, to, 3)).toBe(edits);
  });

  it("stops counting past the most", () => {
    expect(editDistance("abcdefgh", "zyxwvuts", 2)).toBe(3);
  });

  it("is symmetric and never more than the longer word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const edits = editDistance(left, right, 10);
        expect(edits).toBe(editDistance(right, left, 10));
        expect(edits).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(edits === 0).toBe(left === right);
      }),
    );
  });
});

describe("buildRepairer", () => {
  const vocabulary = ["modello", "modelli", "modulo", "parametri", "petrolio", "petrolifero", "cina", "cena"];
  const repair = buildRepairer(vocabulary.map((word) => ({ word, count: 1 })));

  it.each([
    ["paraemtri", "parametri"],
    ["parametr", "parametri"],
    ["petrolifeero", "petrolifero"],
    ["ptrolio", "petrolio"],
    ["xarametri", "parametri"],
  ])("%s → %s", (misspelt, right) => {
    expect(repair(misspelt)[0]?.word).toBe(right);
  });

  it("weighs alternatives from 0 to 1, the best first", () => {
    const weights = repair("modelle").map(({ weight }) => weight);
    expect(weights.length).toBeGreaterThan(1);
    expect(weights).toEqual([...weights].sort((left, right) => right - left));
    for (const weight of weights) expect(weight).toBeGreaterThan(0);
    expect(Math.max(...weights)).toBeLessThanOrEqual(1);
  });

  it("prefers what is more frequent among equals", () => {
    const byFrequency = buildRepairer([
      { word: "corsa", count: 1 },
      { word: "borsa", count: 500 },
    ]);
    expect(byFrequency("xorsa")[0]?.word).toBe("borsa");
  });

  it("leaves alone what is short, far off or endless", () => {
    expect(repair("ci")).toEqual([]);
    expect(repair("fotografia")).toEqual([]);
    expect(repair("modello".repeat(100))).toEqual([]);
  });

  it("allows one edit in short words, two from eight letters", () => {
    expect(repair("petrlo")).toEqual([]);
    expect(repair("parmetrri")[0]?.word).toBe("parametri");
  });

  it("gives at most three, whatever is asked", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(repair(word).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
