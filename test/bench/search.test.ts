import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCorpus } from "../../bench/search/corpus.ts";
import { percentile, rankOf, recallAt, reciprocalRankAt } from "../../bench/search/metrics.ts";
import { randomFrom } from "../../bench/search/random.ts";
import { syntheticCorpus } from "../../bench/search/synthetic.ts";
import { withTypo } from "../../bench/search/typo.ts";
import { editDistance } from "../../src/knowledge/search/distance.ts";

describe("metrics", () => {
  it("rank counts from 1, and 0 is nowhere", () => {
    expect(rankOf(["a", "b", "c"], new Set(["c", "b"]))).toBe(2);
    expect(rankOf(["a"], new Set(["z"]))).toBe(0);
  });

  it("recall and reciprocal rank are percentages", () => {
    const ranks = [1, 2, 0, 20];
    expect(recallAt(1, ranks)).toBe(25);
    expect(recallAt(5, ranks)).toBe(50);
    expect(reciprocalRankAt(10, ranks)).toBe(37.5);
    expect(recallAt(1, [])).toBe(0);
  });

  it("percentile is the nearest rank", () => {
    expect(percentile(0.5, [3, 1, 2, 4])).toBe(2);
    expect(percentile(0.99, [3, 1, 2, 4])).toBe(4);
    expect(percentile(0.5, [])).toBe(0);
  });
});

describe("typos", () => {
  it("makes one edit in one content word", () => {
    const random = randomFrom(1);
    const stopwords = new Set(["quando"]);
    for (let round = 0; round < 200; round++) {
      const misspelt = withTypo("Quando è la crisi petrolifera?", stopwords, random);
      expect(editDistance("Quando è la crisi petrolifera?", misspelt, 3)).toBe(1);
      expect(misspelt.startsWith("Quando ")).toBe(true);
    }
  });

  it("leaves a question without content words alone", () => {
    expect(withTypo("che è?", new Set(), randomFrom(1))).toBe("che è?");
  });

  it("is the same for the same seed", () => {
    expect(withTypo("crisi petrolifera", new Set(), randomFrom(5))).toBe(
      withTypo("crisi petrolifera", new Set(), randomFrom(5)),
    );
  });
});

describe("corpus", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const passages = file("passages.jsonl", '{"id":"a","text":"x"}\n{"id":"b","title":"t","text":"y"}\n');

  it("reads passages and queries", () => {
    const queries = file("queries.jsonl", '{"id":"q","text":"x?","pids":["b"],"more":1}\n');
    expect(readCorpus(passages, queries)).toEqual({
      passages: [
        { id: "a", title: "", text: "x" },
        { id: "b", title: "t", text: "y" },
      ],
      queries: [{ id: "q", text: "x?", pids: ["b"] }],
    });
  });

  it.each([
    ["no JSON", '{"id":"q","text":"x","pids":["a"]}\n{oops', /:2: is no JSON/],
    ["a field is missing", '{"id":"q","pids":["a"]}', /:1: text/],
    ["a passage isn't there", '{"id":"q","text":"x","pids":["z"]}', /:1: no passage “z”/],
    ["nothing", "", /is empty/],
  ])("names file and line: %s", (_, content, message) => {
    expect(() => readCorpus(passages, file("bad.jsonl", content))).toThrow(message);
  });

  it("names a file that isn't there", () => {
    expect(() => readCorpus(join(folder, "nowhere.jsonl"), passages)).toThrow(/nowhere\.jsonl: can't be read/);
  });

  it("makes the same corpus each time", () => {
    const corpus = syntheticCorpus();
    expect(corpus).toEqual(syntheticCorpus());
    const ids = new Set(corpus.passages.map(({ id }) => id));
    expect(corpus.queries.every(({ pids }) => pids.every((id) => ids.has(id)))).toBe(true);
  });
});
