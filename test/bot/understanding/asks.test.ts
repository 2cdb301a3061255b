import { describe, expect, it } from "vitest";
import { whatIsAsked } from "../../../src/bot/understanding/asks.ts";
import { ASKS, type Ask, type Language } from "../../../src/knowledge/pack/types.ts";
import { normalise } from "../../../src/knowledge/text/normalise.ts";

/** As the reader sees it: words alone, separated by blanks. */
const asked = (text: string, language: Language): Ask | null =>
  whatIsAsked(
    normalise(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
    language,
  );

const ITALIAN: readonly (readonly [string, Ask | null])[] = [
  ["chi guida la corsa?", "who"],
  ["il modello di chi è?", "who"],
  ["come si chiama il guardiano?", "who"],
  ["quando fu costruito?", "when"],
  ["in che anno fu costruito?", "when"],
  ["qual è la data del post?", "when"],
  ["a quando risale?", "when"],
  ["dove si trova?", "where"],
  ["in quale città si trova?", "where"],
  ["perché è chiuso?", "why"],
  ["come mai è chiuso?", "why"],
  ["per quale motivo è chiuso?", "why"],
  ["quanti guardiani erano?", "how-many"],
  ["qual è il numero dei guardiani?", "how-many"],
  ["quanto costa?", "how-much"],
  ["da quanto tempo gira?", "how-long"],
  ["da quando gira?", "how-long"],
  ["a che cosa serve?", "what-for"],
  ["con quale scopo gira?", "what-for"],
  ["come gira?", "how"],
  ["in che modo gira?", "how"],
  ["quale lampada gira?", "which"],
  ["che cosa gira?", "what"],
  ["spiegami la lampada", "what"],
  ["la lampada gira", null],
  ["Ada Moretti", null],
  ["", null],
];

const ENGLISH: readonly (readonly [string, Ask | null])[] = [
  ["who keeps it?", "who"],
  ["whose lamp is it?", "who"],
  ["when was it built?", "when"],
  ["what year was it built?", "when"],
  ["where does it stand?", "where"],
  ["in which country does it stand?", "where"],
  ["why is it closed?", "why"],
  ["how come it is closed?", "why"],
  ["what's the reason it is closed?", "why"],
  ["how many keepers were there?", "how-many"],
  ["the number of keepers?", "how-many"],
  ["how much does it cost?", "how-much"],
  ["how long has it turned?", "how-long"],
  ["since when does it turn?", "how-long"],
  ["what is the lamp for?", "what-for"],
  ["what's its purpose?", "what-for"],
  ["how does it turn?", "how"],
  ["in what way does it turn?", "how"],
  ["is the tower open?", "whether"],
  ["and did the keepers leave?", "whether"],
  ["which lamp turns?", "which"],
  ["what turns?", "what"],
  ["tell me about the lamp", "what"],
  ["the lamp turns", null],
  ["Ada Moretti", null],
];

describe("what is asked", () => {
  it.each(ITALIAN)("Italian: %s → %s", (text, expected) => {
    expect(asked(text, "it")).toBe(expected);
  });

  it.each(ENGLISH)("English: %s → %s", (text, expected) => {
    expect(asked(text, "en")).toBe(expected);
  });

  it("knows every kind of question in English, and all but one in Italian, which asks it by tone alone", () => {
    const kinds = (cases: typeof ENGLISH) => new Set(cases.flatMap(([, ask]) => ask ?? []));
    expect([...kinds(ENGLISH)].sort()).toEqual([...ASKS].sort());
    expect([...kinds(ITALIAN)].sort()).toEqual(ASKS.filter((ask) => ask !== "whether").sort());
  });

  it("takes the first of several question words", () => {
    expect(asked("chi l'ha acceso e quando?", "it")).toBe("who");
    expect(asked("quando l'hanno acceso e chi?", "it")).toBe("when");
    expect(asked("why and when did they light it?", "en")).toBe("why");
    expect(asked("when and why did they light it?", "en")).toBe("when");
  });

  it("takes a strong question word before a weak one, wherever they stand", () => {
    expect(asked("cosa successe e quando?", "it")).toBe("when");
    expect(asked("tell me what happened and when", "en")).toBe("when");
    expect(asked("is it known who keeps it?", "en")).toBe("who");
    expect(asked("come e perché è chiuso?", "it")).toBe("why");
  });

  it("takes the narrower where two begin at the same place", () => {
    expect(asked("da quanti anni gira?", "it")).toBe("how-long");
    expect(asked("how many years has it turned?", "en")).toBe("how-long");
    expect(asked("che anno era?", "it")).toBe("when");
  });

  it("hears whole words alone", () => {
    expect(asked("chiuso, comete, quandario", "it")).toBeNull();
    expect(asked("whoever whenever whysoever", "en")).toBeNull();
  });

  it("keeps the languages apart", () => {
    expect(asked("who", "it")).toBeNull();
    expect(asked("chi", "en")).toBeNull();
  });
});
