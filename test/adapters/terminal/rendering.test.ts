import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderAnswer, renderOutput } from "../../../src/adapters/terminal/rendering.ts";
import { type Style, styleFor } from "../../../src/adapters/terminal/style.ts";
import { columnsOf } from "../../../src/adapters/terminal/wrap.ts";
import { answerOf, TOPICS } from "../../doubles/scripted-bot.ts";

const PLAIN = styleFor({}, "never", {});
const NARROW: Style = styleFor({ isTTY: true, columns: 30 }, "always", {});

describe("an answer", () => {
  it("comes with its source and numbered suggestions", () => {
    expect(renderAnswer(answerOf(), PLAIN, true)).toBe(
      [
        "Kimi K2 ha mille miliardi di parametri.",
        "",
        "§6 · L'articolo sulla corsa · «Le osservazioni di…»",
        "",
        "Prova anche:",
        "  1  Chi ha fatto Kimi K2?",
        "  2  Chi è in testa?",
      ].join("\n"),
    );
  });

  it("has no numbers where none can be chosen", () => {
    expect(renderAnswer(answerOf(), PLAIN, false)).toContain("\n  –  Chi è in testa?");
  });

  it("says a source once, with all paragraphs and its address", () => {
    const [citation] = answerOf().citations;
    const citations = [citation, citation].flatMap((each) =>
      each === undefined ? [] : [{ ...each, paragraphs: [6, 7], firstWords: ["a", "b"], address: "https://x.org" }],
    );
    const lines = renderAnswer(answerOf({ citations, suggestions: [] }), PLAIN, true).split("\n");
    expect(lines.slice(2)).toEqual(["§6, §7 · L'articolo sulla corsa · «a…», «b…» · https://x.org"]);
  });

  it("is the text alone where there is no more", () => {
    expect(renderAnswer(answerOf({ text: "Ciao!", citations: [], suggestions: [] }), PLAIN, true)).toBe("Ciao!");
  });

  it("has its words in its own language", () => {
    expect(renderAnswer(answerOf({ language: "en" }), PLAIN, true)).toContain("You could also ask:");
  });

  it("keeps to the width, colours not counted", () => {
    const lines = renderAnswer(answerOf(), NARROW, true).split("\n");
    for (const line of lines) expect(columnsOf(stripVTControlCharacters(line))).toBeLessThanOrEqual(30);
    expect(lines.join("")).toContain("\u001b[");
  });

  it("prints no control character of the bot's texts", () => {
    const evil = "a\u001b[31mb\u0007\u202e";
    const text = renderAnswer(
      answerOf({
        text: evil,
        citations: answerOf().citations.map((each) => ({ ...each, title: evil, firstWords: [evil], address: evil })),
        suggestions: [{ entry: "x", question: evil }],
      }),
      PLAIN,
      true,
    );
    for (const character of ["\u001b", "\u0007", "\u202e"]) expect(text).not.toContain(character);
  });
});

describe("other output", () => {
  it("repeats the question that was chosen by its number", () => {
    const output = { kind: "answer", answer: answerOf(), chosenQuestion: "Chi?" } as const;
    expect(renderOutput(output, "it", PLAIN)).toMatch(/^Chi\?\nKimi K2 ha/);
  });

  it("numbers topics' questions through", () => {
    const text = renderOutput({ kind: "topics", topics: TOPICS }, "it", PLAIN);
    expect(text).toContain("I modelli models\n  1  Quanti parametri ha Kimi K2?");
    expect(text).toContain("La corsa race\n  4  Chi è in testa?");
  });

  it("explains with scores, threshold and repairs", () => {
    const text = renderOutput({ kind: "explanation", answer: answerOf() }, "en", PLAIN);
    expect(text).toContain("Outcome: answered, score 0.87");
    expect(text).toContain("threshold 0.50; candidates kimi-k2-size 0.87");
    expect(text).toContain("Repairs: parametrri → parametri");
    expect(text).toContain("Unknown words: none");
    expect(text).toContain("Knowledge revision: c0ffee");
  });

  it.each(["it", "en"] as const)("helps in %s, within the width", (language) => {
    const text = stripVTControlCharacters(renderOutput({ kind: "help" }, language, NARROW));
    for (const command of ["/topics", "/explain", "/lang", "/help", "/quit"]) expect(text).toContain(command);
    const columns = text.split("\n").map(columnsOf);
    expect(Math.max(...columns)).toBeLessThanOrEqual(32);
  });

  it("welcomes with questions to choose from", () => {
    const output = { kind: "welcome", numbered: [{ entry: "x", question: "Chi?" }] } as const;
    expect(renderOutput(output, "it", PLAIN)).toMatch(/Staffetta.*\n {2}1 {2}Chi\?$/s);
  });

  it("takes control characters out of what somebody typed", () => {
    expect(renderOutput({ kind: "notice", text: "/\u001b[2J" }, "it", PLAIN)).toBe("/[2J");
  });
});
