import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/knowledge/text/normalise.ts";
import { tokenise } from "../../../src/knowledge/text/tokenise.ts";

const words = (text: string) => tokenise(text).map((token) => token.word);

describe("normalise", () => {
  it("takes accents, case and blanks off", () => {
    expect(normalise("  Perché   È\tcosì?")).toBe("perche e cosi?");
  });

  it("removes what nobody sees", () => {
    expect(normalise("Deep\u200bSeek\u00ad \u202eQwen\u0000x")).toBe("deepseek qwen x");
  });

  it("resolves compatibility forms and typographic apostrophes", () => {
    expect(normalise("ﬁne ＱＷＥＮ l’IA")).toBe("fine qwen l'ia");
  });
});

describe("tokenise", () => {
  it.each([
    ["dell'IA", ["dell", "ia"]],
    ["l’articolo", ["articolo"]],
    ["l' embargo", ["embargo"]],
    ["what's new", ["what", "new"]],
    ["It won't", ["it", "wo"]],
    ["Meta's model", ["meta", "model"]],
    ["open-source", ["open", "source"]],
    ["Qwen2.5, 100.000 e 2,2.", ["qwen2.5", "100.000", "e", "2.2"]],
    ["Città d'Arte", ["citta", "arte"]],
    ["Кто такой Йозеф", ["кто", "такои", "иозеф"]],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("marks capitals and numbers", () => {
    expect(tokenise("la Cina nel 2025")).toEqual([
      { word: "la", capital: false, numeric: false },
      { word: "cina", capital: true, numeric: false },
      { word: "nel", capital: false, numeric: false },
      { word: "2025", capital: false, numeric: true },
    ]);
  });

  it("gives words that come out of it unchanged, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const word of words(text)) {
          expect(word).not.toBe("");
          expect(word).toBe(word.toLowerCase());
          expect(word).not.toMatch(/\s/u);
        }
      }),
    );
  });
});
