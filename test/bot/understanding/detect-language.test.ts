import { describe, expect, it } from "vitest";
import { detectLanguage, type LanguageEvidence } from "../../../src/bot/understanding/detect-language.ts";
import { tokenise } from "../../../src/knowledge/text/tokenise.ts";

const ITALIAN = new Set(["faro", "guardiani", "lampada", "tempesta"]);
const ENGLISH = new Set(["lighthouse", "keepers", "lamp", "storm"]);
const NAMES = new Set(["ai", "us", "ada"]);

const EVIDENCE: LanguageEvidence = {
  share: (word, language) => ((language === "it" ? ITALIAN : ENGLISH).has(word) ? 1 : 0),
  isName: (word) => NAMES.has(word),
};

const detect = (text: string) =>
  detectLanguage(
    tokenise(text).map(({ word }) => word),
    EVIDENCE,
  );

describe("the language of a text", () => {
  it.each([
    ["quanti sono i guardiani del faro?", "it"],
    ["perché è così?", "it"],
    ["lampada", "it"],
    ["e i guardiani?", "it"],
    ["how many keepers are there?", "en"],
    ["why is it so?", "en"],
    ["lamp", "en"],
    ["and the keepers?", "en"],
  ] as const)("“%s” is %s", (text, language) => {
    expect(detect(text)).toEqual({ language, third: false });
  });

  it("follows most of the words where languages mix", () => {
    expect(detect("ma the lighthouse quanti keepers aveva, che non ricordo più?").language).toBe("it");
    expect(detect("how many guardiani did the lighthouse have?").language).toBe("en");
  });

  it("hears nothing in names, even where they are words of a language", () => {
    for (const text of ["Ada", "AI", "US", "Ada US AI"]) expect(detect(text)).toEqual({ language: null, third: false });
    expect(detect("the AI AI AI").language).toBe("en");
    expect(detect("la lampada US US").language).toBe("it");
  });

  it("hears nothing in nothing, in numbers, in emoji", () => {
    for (const text of ["", "?!", "1871", "🤯🤯", "zxqv"])
      expect(detect(text)).toEqual({ language: null, third: false });
  });
});

describe("third languages", () => {
  it.each([
    ["French", "Qui est le gardien de la tour et pourquoi ne sont-ils pas dans le port ?"],
    ["German", "Wer ist der Wärter und warum ist das nicht mehr so?"],
    ["Spanish", "¿Cuándo y por qué los guardianes se fueron de las torres?"],
    ["Portuguese", "Quem são os guardiões e por que não estão mais lá?"],
  ])("tells %s by its function words", (_, text) => {
    expect(detect(text).third).toBe(true);
  });

  it.each([
    ["Chinese", "灯塔有多高？"],
    ["Japanese", "灯台はいつ建てられましたか"],
    ["Russian", "Кто смотритель маяка?"],
    ["Arabic", "من هو حارس المنارة؟"],
    ["Greek", "Ποιος είναι ο φύλακας του φάρου;"],
    ["Hindi", "प्रकाशस्तंभ कब बना?"],
  ])("tells %s by its script", (_, text) => {
    expect(detect(text)).toEqual({ language: null, third: true });
  });

  it("isn't led astray by one foreign word, or by a name in another script", () => {
    expect(detect("quanti sono i guardiani, bitte?").third).toBe(false);
    expect(detect("how tall is the lighthouse 灯塔?").third).toBe(false);
    expect(detect("Wer?").third).toBe(false);
  });

  it("isn't led astray by foreign function words among the packs' own words", () => {
    const evidence = {
      ...EVIDENCE,
      share: (word: string, language: string) => (language === "it" && word !== "tiene" ? 1 : 0),
    };
    const words = ["la", "cina", "tiene", "chiusi", "modelli", "propri", "segreti"];
    expect(detectLanguage(words, evidence)).toEqual({ language: "it", third: false });
    expect(detectLanguage(["la", "tiene", "que"], evidence).third).toBe(true);
  });

  it("takes neither Italian nor English for one", () => {
    for (const text of [
      "ma per quale motivo non la si può aprire a chi viene da fuori?",
      "but for what reason can it not be opened to those who come from outside?",
    ])
      expect(detect(text).third).toBe(false);
  });
});
