import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSearchIndex } from "../../../src/knowledge/search/index.ts";
import type { Passage } from "../../../src/knowledge/search/types.ts";

const PASSAGES: readonly Passage[] = [
  {
    id: "oil",
    title: "Crisi petrolifera",
    text: "La crisi petrolifera iniziò nell'ottobre 1973. I paesi arabi proclamarono un embargo contro gli Stati Uniti.",
  },
  {
    id: "steam",
    title: "Macchina a vapore",
    text: "La macchina a vapore trasforma il calore in lavoro. James Watt la migliorò.",
    keywords: ["locomotiva"],
    terms: ["watt"],
  },
  {
    id: "oxygen",
    title: "Ossigeno",
    text: "L'ossigeno è un elemento chimico. Forma circa un quinto dell'aria, cioè 21 parti su 100.",
    questions: ["Quanto ossigeno respiriamo?"],
  },
  { id: "forest", title: "Foresta", text: "La foresta pluviale copre 5 milioni di chilometri e ospita animali rari." },
];
const index = buildSearchIndex(PASSAGES, { language: "it" });
const first = (question: string) => index.search(question).hits[0]?.id;

describe("search", () => {
  it.each([
    ["Quando è iniziata la crisi petrolifera?", "oil"],
    ["Chi ha proclamato l'embargo?", "oil"],
    ["Chi migliorò le macchine a vapore?", "steam"],
    ["quanti animali vivono nelle foreste?", "forest"],
    ["LOCOMOTIVE", "steam"],
    ["quanto ossigeno si respira", "oxygen"],
  ])("%s → %s", (question, id) => {
    expect(first(question)).toBe(id);
  });

  it("repairs misspelt words and says so", () => {
    const { hits, repairs, terms } = index.search("embrago petrolifero");
    expect(hits[0]?.id).toBe("oil");
    expect(repairs).toHaveLength(1);
    expect(repairs[0]?.from).toBe("embrago");
    expect(repairs[0]?.to[0]?.word).toBe("embargo");
    expect(terms.find(({ word }) => word === "embrago")?.known).toBe(false);
  });

  it("finds nothing behind a misspelling where repair is off", () => {
    const plain = buildSearchIndex(PASSAGES, { language: "it", repair: false });
    const { hits, repairs, work } = plain.search("embrago");
    expect(hits).toEqual([]);
    expect(repairs).toEqual([]);
    expect(work.repairs).toBe(0);
  });

  it("repairs towards the vocabulary it was given", () => {
    const wider = buildSearchIndex(PASSAGES, { language: "it", vocabulary: ["DeepSeek"] });
    expect(wider.search("depseek").repairs[0]?.to[0]?.word).toBe("deepseek");
    expect(index.search("depseek").repairs).toEqual([]);
  });

  it("matches exact terms only as they are", () => {
    expect(index.search("", { terms: ["watt"] }).hits.map(({ id }) => id)).toEqual(["steam"]);
    expect(index.search("", { terms: ["wat"] }).hits).toEqual([]);
    expect(index.search("macchina", { terms: ["watt"] }).hits[0]?.coverage).toBeCloseTo(1);
  });

  it("doesn't take an exact term for a word", () => {
    const exactOnly = buildSearchIndex([{ id: "a", text: "niente", terms: ["vapore"] }], { language: "it" });
    expect(exactOnly.search("vapore").hits).toEqual([]);
    expect(exactOnly.knows("vapore")).toBe(false);
  });

  it("tells how much of the question a passage accounts for", () => {
    const all = index.search("embargo arabi").hits[0];
    const half = index.search("embargo fotosintesi").hits[0];
    expect(all?.coverage).toBeCloseTo(1);
    expect(half?.coverage).toBeGreaterThan(0.2);
    expect(half?.coverage).toBeLessThan(0.8);
  });

  it("gives the question or sentence that fits best", () => {
    expect(index.search("Quanto ossigeno respiriamo?").hits[0]?.best).toEqual({
      text: "Quanto ossigeno respiriamo?",
      likeness: 1,
    });
    expect(index.search("chi proclamò l'embargo?").hits[0]?.best.text).toBe(
      "I paesi arabi proclamarono un embargo contro gli Stati Uniti.",
    );
  });

  it("scores as the sum of its parts", () => {
    for (const { score, parts } of index.search("crisi petrolifera nel 1973").hits) {
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score);
    }
  });

  it("knows words in any inflection, and no others", () => {
    expect(index.knows("crisi")).toBe(true);
    expect(index.knows("FORESTE")).toBe(true);
    expect(index.knows("fotosintesi")).toBe(false);
    expect(index.knows("")).toBe(false);
  });

  it("works on nothing", () => {
    const empty = buildSearchIndex([], { language: "en" });
    expect(empty.search("what is it?").hits).toEqual([]);
    expect(empty.knows("it")).toBe(true);
  });

  it("gives the same result again", () => {
    const question = "quando inziò la crisi del petrolio?";
    expect(index.search(question)).toEqual(index.search(question));
  });
});

describe("caps", () => {
  it("counts no more than 512 characters, 40 terms and 16 repairs", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const distinct = Array.from({ length: 200 }, (_, at) => `x${letters[at % 26]}${letters[Math.floor(at / 26)]}zz`);
    const { work, terms } = index.search(distinct.join(" "));
    expect(work).toMatchObject({ characters: 512, terms: 40, repairs: 16 });
    expect(terms).toHaveLength(40);
  });

  it("hold for any string", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 2000 }),
      fc.string({ unit: "grapheme", maxLength: 2000 }),
      fc
        .array(fc.constantFrom("crisi", "embrago", "1973", "petrolio", "xqzwy"), { maxLength: 300 })
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 20 }), (question, limit) => {
        const { hits, work, repairs } = index.search(question, { limit });
        expect(hits.length).toBeLessThanOrEqual(Math.min(limit, PASSAGES.length));
        expect(work.characters).toBeLessThanOrEqual(512);
        expect(work.terms).toBeLessThanOrEqual(40);
        expect(work.repairs).toBeLessThanOrEqual(16);
        for (const { to } of repairs) expect(to.length).toBeLessThanOrEqual(3);
        for (const { coverage, best, score } of hits) {
          expect(Number.isFinite(score)).toBe(true);
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
          expect(best.likeness).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });
});
