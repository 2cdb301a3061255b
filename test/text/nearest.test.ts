import { describe, expect, it } from "vitest";
import { nearest } from "../../src/text/nearest.ts";

const FLAGS = ["--json", "--jsonl", "--explain", "--language"];

describe("nearest", () => {
  it.each([
    ["--jsn", "--json"],
    ["--josn", "--json"],
    ["--explian", "--explain"],
    ["--LANGUAGE", "--language"],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearest(typed, FLAGS)).toBe(meant);
  });

  it("takes the beginning of one candidate for it, whatever is fewer edits away", () => {
    expect(nearest("--lang", FLAGS)).toBe("--language");
    expect(nearest("/expl", ["/exit", "/explain"])).toBe("/explain");
  });

  it.each(["--verbose-output", "", "x"])("has no guess for %j", (typed) => {
    expect(nearest(typed, FLAGS)).toBeUndefined();
  });
});
