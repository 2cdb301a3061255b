import { describe, expect, it } from "vitest";
import { sentences } from "../../../src/knowledge/text/sentences.ts";

describe("sentences", () => {
  it("cuts at full stops, questions and line breaks", () => {
    expect(sentences("La Cina corre. Chi insegue? “Tutti.” Poi\nsi vedrà")).toEqual([
      "La Cina corre.",
      "Chi insegue?",
      "“Tutti.”",
      "Poi",
      "si vedrà",
    ]);
  });

  it("leaves abbreviations, initials and numbers whole", () => {
    expect(sentences("J. Smith went to St. Louis for 2.5 million.")).toEqual([
      "J. Smith went to St. Louis for 2.5 million.",
    ]);
  });

  it("has nothing to say about blanks", () => {
    expect(sentences(" \n ")).toEqual([]);
  });
});
