import { describe, expect, it } from "vitest";
import { decide, isBareName } from "../../../src/bot/answer/decide.ts";
import type { Ranking } from "../../../src/bot/answer/rank.ts";
import { THRESHOLDS } from "../../../src/bot/answer/weights.ts";
import { createReader, type Reading } from "../../../src/bot/understanding/read.ts";
import { TALK } from "../../../src/bot/understanding/talk.ts";
import { compileLibrary, openLibrary } from "../../../src/knowledge/library.ts";
import { LIGHTHOUSE } from "../../doubles/lighthouse-pack.ts";

const library = openLibrary([LIGHTHOUSE], compileLibrary([LIGHTHOUSE]), TALK);
const { read } = createReader(library);

/** One candidate with a score. */
function ranking(id: string, score: number, likeness = score): Ranking {
  const subject = library.subjects.get(`${LIGHTHOUSE.metadata.id}/${id}`);
  if (subject === undefined) throw new Error(`The pack has no ${id}.`);
  return {
    candidates: [{ subject, score, likeness, search: 0, guards: [] }],
    work: { characters: 0, terms: 0, repairs: 0, postings: 0 },
  };
}
const NOTHING: Ranking = { candidates: [], work: { characters: 0, terms: 0, repairs: 0, postings: 0 } };
const LEAST = 1e-9;
const decided = (reading: Reading, found: Ranking) => decide(reading, found, library.subjects);

/** About what has no name here. */
const UNANCHORED = read("quando ci fu la tempesta");
/** About something that the source names. */
const ANCHORED = read("quando fu costruito il faro");
const ABOUT_OUTSIDER = read("quando affondò il Titanic");

describe("deciding", () => {
  it("answers with the best entry from the threshold on", () => {
    const { answer } = THRESHOLDS;
    expect(decided(ANCHORED, ranking("lighthouse-built", answer))).toMatchObject({
      kind: "entry",
      score: answer,
      subject: { entry: { id: "lighthouse-built" } },
    });
    expect(decided(ANCHORED, ranking("lighthouse-built", answer - LEAST)).kind).toBe("unknown");
  });

  it("wants more where a message names nothing that the source names", () => {
    const { unanchored, answer } = THRESHOLDS;
    expect(unanchored).toBeGreaterThan(answer);
    expect(decided(UNANCHORED, ranking("storm", unanchored)).kind).toBe("entry");
    expect(decided(UNANCHORED, ranking("storm", unanchored - LEAST)).kind).toBe("unknown");
    expect(decided({ ...UNANCHORED, carried: ["lighthouse"] }, ranking("storm", answer)).kind).toBe("entry");
  });

  it("says of a known silence what is missing, from its own threshold on", () => {
    const { silence } = THRESHOLDS;
    expect(decided(ANCHORED, ranking("height", silence))).toMatchObject({ kind: "silence", silence: { id: "height" } });
    expect(decided(ANCHORED, ranking("height", silence - LEAST)).kind).toBe("unknown");
  });

  it("says of a stranger to the source that it isn't named, whatever silence is near", () => {
    for (const found of [NOTHING, ranking("height", 1), ranking("storm", THRESHOLDS.unanchored - LEAST)])
      expect(decided(ABOUT_OUTSIDER, found)).toMatchObject({ kind: "unnamed", outsiders: [{ id: "titanic" }] });
  });

  it("names each stranger once", () => {
    const verdict = decided(read("Titanic, sempre il Titanic"), NOTHING);
    expect(verdict).toMatchObject({ kind: "unnamed", outsiders: [{ id: "titanic" }] });
  });

  it("doesn't know where nothing was found, or nothing said", () => {
    expect(decided(ANCHORED, NOTHING)).toMatchObject({ kind: "unknown", score: 0 });
    expect(decided(read("e quindi?"), ranking("storm", 1))).toMatchObject({ kind: "unknown", score: 0 });
  });
});

describe("a bare name", () => {
  it.each(["Ada", "Ada Moretti?", "chi è Ada?", "who is Ada", "che cos'è la torre?", "raga, il faro"])(
    "“%s” is one",
    (text) => {
      expect(isBareName(read(text))).toBe(true);
    },
  );

  it.each([
    ["two names", "Ada e Bruno"],
    ["something said of it", "Ada e la tempesta"],
    ["another question", "quando Ada?"],
    ["a stranger", "il Titanic"],
    ["a concept", "i guardiani"],
    ["nothing", ""],
  ])("%s is none", (_, text) => {
    expect(isBareName(read(text))).toBe(false);
  });

  it("is answered by its card, whatever else scores", () => {
    for (const found of [NOTHING, ranking("storm", 1, 0.9), ranking("height", 1, 0.9)])
      expect(decided(read("chi è Bruno?"), found)).toMatchObject({
        kind: "entry",
        score: 1,
        subject: { entry: { id: "bruno-who" } },
      });
  });

  it("gives way to an example that asks just that, but not where nothing is asked", () => {
    const found = ranking("height", 1, THRESHOLDS.asAsked);
    expect(decided(read("chi è Bruno?"), found)).toMatchObject({ kind: "silence", silence: { id: "height" } });
    expect(decided(read("Bruno"), found)).toMatchObject({ kind: "entry", subject: { entry: { id: "bruno-who" } } });
  });
});
