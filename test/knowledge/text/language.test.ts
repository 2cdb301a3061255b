import { describe, expect, it } from "vitest";
import { LANGUAGE_CODES, languageTools, loadLanguage } from "../../../src/knowledge/text/language.ts";

describe("language", () => {
  it("stems inflections together", () => {
    expect(languageTools("it").stem("modelli")).toBe(languageTools("it").stem("modello"));
    expect(languageTools("en").stem("models")).toBe(languageTools("en").stem("model"));
  });

  it("folds its stopwords like the words that they are compared with", () => {
    expect(languageTools("it").stopwords.has("perche")).toBe(true);
    expect(languageTools("en").stopwords.has("wo")).toBe(true);
    expect(languageTools("en").stopwords.has("won")).toBe(false);
  });

  it("knows the months", () => {
    expect(languageTools("it").monthNames.has("marzo")).toBe(true);
    expect(languageTools("en").monthNames.has("march")).toBe(true);
  });

  it.each(LANGUAGE_CODES)("loads %s", async (code) => {
    const language = await loadLanguage(code);
    expect(language.code).toBe(code);
    expect(language.stopwords.size).toBeGreaterThan(50);
    expect(language.monthNames.size).toBeGreaterThan(9);
  });

  it("names the languages that it has where it hasn't one", async () => {
    await expect(loadLanguage("xx")).rejects.toMatchObject({ code: "language-unknown" });
    await expect(loadLanguage("xx")).rejects.toThrow(/it, en/);
  });
});
