import { describe, expect, it } from "vitest";
import { rank } from "../../../src/bot/answer/rank.ts";
import { openKnowledge } from "../../../src/bot/open-knowledge.ts";
import { LIGHTHOUSE } from "../../doubles/lighthouse-pack.ts";

const { library, reader, examples } = openKnowledge([LIGHTHOUSE]);

const rankingOf = (text: string, told: readonly string[] = []) => {
  const reading = reader.read(text);
  return rank(reading, reading.language ?? "it", library, examples, told);
};
const idOf = (key: string) => `${LIGHTHOUSE.metadata.id}/${key}`;
const candidate = (text: string, id: string, told: readonly string[] = []) => {
  const found = rankingOf(text, told).candidates.find(({ subject }) => subject.key === idOf(id));
  if (found === undefined) throw new Error(`${id} is no candidate for “${text}”.`);
  return found;
};
const guardsOf = (text: string, id: string) => candidate(text, id).guards;

describe("ranking", () => {
  it("is from best to worst", () => {
    const scores = rankingOf("quanti guardiani aveva il faro?").candidates.map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("finds nothing where no word is known", () => {
    expect(rankingOf("xqzzv wkkpt").candidates).toEqual([]);
  });

  it("prefers less what was just told", () => {
    const text = "Ada e la torre";
    expect(candidate(text, "ada-open", [idOf("ada-open")]).score).toBeLessThan(candidate(text, "ada-open").score);
    expect(candidate(text, "ada-open", [idOf("storm")]).score).toBe(candidate(text, "ada-open").score);
  });
});

describe("guards", () => {
  it("nothing speaks against an editor's own question", () => {
    for (const { id, questions } of LIGHTHOUSE.entries)
      for (const text of [...questions.it, ...questions.en]) expect([id, guardsOf(text, id)]).toEqual([id, []]);
  });

  it("outsider: a stranger to the source is in question", () => {
    expect(guardsOf("Quanti guardiani aveva il Titanic?", "keepers-count")).toContain("outsider");
  });

  it("entity: an entry says nothing of the one who is named", () => {
    expect(guardsOf("Quando Bruno vide la tempesta?", "storm")).toContain("entity");
    expect(guardsOf("Quando ci fu la tempesta?", "storm")).toEqual([]);
  });

  it("entity: the same for one who is taken over from what was said", () => {
    const reading = { ...reader.read("la tempesta?"), carried: ["bruno"] };
    const found = rank(reading, "it", library, examples).candidates.find(
      ({ subject }) => subject.key === idOf("storm"),
    );
    expect(found?.guards).toContain("entity");
  });

  it("asked: a kind of answer that an entry doesn't give", () => {
    expect(guardsOf("Chi gira la lampada?", "lamp-turns")).toContain("asked");
    expect(guardsOf("Quando gira la lampada?", "lamp-turns")).toContain("asked");
    expect(guardsOf("Cosa gira nella lampada?", "lamp-turns")).not.toContain("asked");
  });

  it("unknown: half of what is said means nothing to the knowledge", () => {
    expect(guardsOf("la lampada e gli xilofoni zincati", "lamp-turns")).toContain("unknown");
    expect(guardsOf("come gira la lampada e la luce del faro, xilofoni?", "lamp-turns")).not.toContain("unknown");
  });

  it("speak against entries alone, and lower their scores", () => {
    const guarded = candidate("Quando Bruno vide la tempesta?", "storm");
    expect(guarded.guards.length).toBeGreaterThan(0);
    expect(guarded.score).toBeLessThan(candidate("Quando ci fu la tempesta?", "storm").score);
    expect(guardsOf("Quanto è alto il Titanic?", "height")).toEqual([]);
  });
});
