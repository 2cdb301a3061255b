import { describe, expect, it } from "vitest";
import { clauses } from "../../../src/bot/understanding/clauses.ts";

describe("clauses", () => {
  it("leaves a simple question whole", () => {
    expect(clauses("Chi è Ada?", "it")).toEqual(["Chi è Ada"]);
    expect(clauses("Who is Ada?", "en")).toEqual(["Who is Ada"]);
  });

  it.each([
    ["question marks", "Chi è Ada? Chi è Bruno?"],
    ["a point", "Chi è Ada. Chi è Bruno"],
    ["a line break", "Chi è Ada\nChi è Bruno"],
    ["a comma", "Chi è Ada, Chi è Bruno"],
    ["a dash", "Chi è Ada – Chi è Bruno"],
    ["an ellipsis", "Chi è Ada… Chi è Bruno"],
    ["“e”", "Chi è Ada e Chi è Bruno"],
    ["the longer conjunction, whole", "Chi è Ada e poi Chi è Bruno"],
    ["a conjunction in capitals", "Chi è Ada MA Chi è Bruno"],
  ])("cuts at %s", (_, text) => {
    expect(clauses(text, "it")).toEqual(["Chi è Ada", "Chi è Bruno"]);
  });

  it("cuts at the conjunctions of the message's language alone", () => {
    expect(clauses("who is Ada and who is Bruno", "en")).toEqual(["who is Ada", "who is Bruno"]);
    expect(clauses("who is Ada and who is Bruno", "it")).toHaveLength(1);
  });

  it("keeps numbers, addresses and hyphenated words whole", () => {
    expect(clauses("GPT-2.5 on example.org", "en")).toEqual(["GPT-2.5 on example.org"]);
  });

  it("cuts no word that only begins or ends like a conjunction", () => {
    expect(clauses("android orders candy", "en")).toEqual(["android orders candy"]);
    expect(clauses("edera ma-tematica", "it")).toEqual(["edera ma-tematica"]);
  });

  it("has no empty clause", () => {
    expect(clauses("", "it")).toEqual([]);
    expect(clauses(" ?!?! , ; … ", "it")).toEqual([]);
    expect(clauses(", Chi è Ada ??", "it")).toEqual(["Chi è Ada"]);
  });

  it("looks at six at most", () => {
    expect(clauses("a? ".repeat(200), "en")).toHaveLength(6);
  });
});
