import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderDigest } from "../../../src/adapters/terminal/digest.ts";
import { type Style, styleFor } from "../../../src/adapters/terminal/style.ts";
import { columnsOf } from "../../../src/adapters/terminal/wrap.ts";
import type { Digest, DigestCard } from "../../../src/bot/digest/digest.ts";

const PLAIN = styleFor({}, "never", {});
const NARROW: Style = styleFor({ isTTY: true, columns: 30 }, "always", {});

const cardOf = (id: string): DigestCard => ({
  entry: `race/${id}`,
  title: `Titolo ${id}`,
  text: `Testo di ${id}.`,
  citations: [
    { pack: "race", entry: id, title: "L'articolo", paragraphs: [6], firstWords: ["La corsa"], address: null },
  ],
});
const digestOf = (fields: Partial<Digest> = {}): Digest => ({
  language: "it",
  localDate: "2026-12-01",
  card: null,
  question: null,
  prompt: null,
  debate: null,
  news: null,
  activity: null,
  exhausted: false,
  round: 1,
  marks: [],
  knowledge: { revision: "c0ffee", language: "it", entries: {} },
  empty: null,
  ...fields,
});
const FULL = digestOf({
  card: cardOf("a"),
  prompt: { entry: "race/a", text: "Che ne pensate?" },
  debate: { for: cardOf("b"), against: cardOf("c") },
  news: { items: [{ entry: "race/d", title: "Titolo d", kind: "new" }], more: 2 },
  activity: {
    asked: [{ entry: "race/a", title: "Titolo a", askers: 4 }],
    unanswered: [{ text: "Quanto costa?", askers: 3 }],
  },
});

describe("a digest in the terminal", () => {
  it("has all its parts, each under its heading", () => {
    expect(renderDigest(FULL, PLAIN).split("\n\n")).toEqual([
      "Il digest di martedì 1 dicembre 2026",
      "La carta del giorno: Titolo a\nTesto di a.\n§6 · L'articolo · «La corsa…»",
      "Dibattito: aperto o chiuso?\nDa che parte stai, e perché?",
      "Per l'aperto: Titolo b\nTesto di b.\n§6 · L'articolo · «La corsa…»",
      "Per il chiuso: Titolo c\nTesto di c.\n§6 · L'articolo · «La corsa…»",
      "Parliamone\nChe ne pensate?",
      "Novità in quello che so\n  – Titolo d (nuova)\n  – e altre 2",
      "Le più chieste\n  – Titolo a (4 persone)",
      "Ancora senza risposta\n  – Quanto costa? (3 persone)",
    ]);
  });

  it("leaves out what isn't there", () => {
    expect(renderDigest(digestOf({ prompt: { entry: "race/a", text: "Allora?" } }), PLAIN).split("\n\n")).toEqual([
      "Il digest di martedì 1 dicembre 2026",
      "Parliamone\nAllora?",
    ]);
  });

  it("keeps a question's answer apart from it, and fainter", () => {
    const { text, citations } = cardOf("a");
    const digest = digestOf({ question: { entry: "race/a", question: "Chi?", hidden: { text, citations } } });
    const [, question, answer] = renderDigest(digest, NARROW).split("\n\n");
    expect(stripVTControlCharacters(question ?? "")).toBe("Prima indovina\nChi?");
    expect(answer?.startsWith("\u001b[2mLa risposta: Testo di a.")).toBe(true);
  });

  it("says why there is none", () => {
    const empty = digestOf({ language: "en", empty: "exhausted" });
    expect(renderDigest(empty, PLAIN)).toContain("Every card has been shown");
  });

  it("keeps to the width, colours not counted", () => {
    const text = renderDigest(FULL, NARROW);
    for (const line of stripVTControlCharacters(text).split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(30);
    expect(text).toContain("\u001b[");
  });

  it("prints no control character of what it was given", () => {
    const evil = "a\u001b[31mb\u0007\u202e";
    const text = renderDigest(
      digestOf({
        card: { ...cardOf("a"), title: evil, text: evil },
        prompt: { entry: "x", text: evil },
        news: { items: [{ entry: "x", title: evil, kind: "changed" }], more: 0 },
        activity: { asked: [], unanswered: [{ text: evil, askers: 3 }] },
      }),
      PLAIN,
    );
    for (const character of ["\u001b", "\u0007", "\u202e"]) expect(text).not.toContain(character);
  });
});
