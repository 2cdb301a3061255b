import { describe, expect, it } from "vitest";
import { addPack, type Change, problemsIn, smallPack } from "./small-pack.ts";

const LAMP = "entries/01-lamp.yaml";
const PEOPLE = "entries/02-people.yaml";

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const problemsWith = (changes: Readonly<Record<string, Change>>) => problemsIn(smallPack(changes));

describe("an item", () => {
  it("may lack a translation", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) => text.replace("  en: The lamp of the lighthouse turns every ten seconds.\n", ""),
      [PEOPLE]: replace("questions: { it: [Quanti erano i guardiani?], ", "questions: { "),
      "silences.yaml": replace(", en: how tall the lighthouse is", ", en:"),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:8: answer.en: is missing. Write the English text.",
      "small/entries/02-people.yaml:9: [0].questions.it: is missing. Write the Italian list.",
      "small/silences.yaml:2: [0].missing.en: is empty. Write the English text.",
    ]);
  });

  it("may lack a field", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) => text.replace("firmness: stated\n", "").replace("paragraphs: [1]", "paragraphs:"),
      "pack.yaml": replace("number: 2\n    ", ""),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:1: firmness: is missing. Write it: How firmly the source says it: stated, reported of others, hedged, an opinion, or on a condition.",
      "small/entries/01-lamp.yaml:5: paragraphs: is empty. Write it: The numbers of the paragraphs that it rests on.",
      "small/pack.yaml:13: paragraphs[1].number: is missing. Write it: As the source's paragraphs are counted, from 1.",
    ]);
  });

  it("may have a field of another name, which is told once", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) => text.replace("answer:", "anwser:").replace("asks:", "mood: grave\nasks:"),
      "glossary.yaml": replace("kind: concept\n  name: { it:", "kind: concept\n  name: { italiano: x, it:"),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:8: anwser: is no field here. Did you mean “answer”?",
      "small/entries/01-lamp.yaml:20: mood: is no field here. Remove it, or use one of id, title, paragraphs, assertedBy, firmness, answer, questions, keywords, asks, counts, entities, topics, stance, prompt.",
      "small/glossary.yaml:12: [2].name.italiano: is no field here. Remove it, or use one of it, en.",
    ]);
  });

  it("may have too long an answer", async () => {
    const problems = await problemsWith({
      [LAMP]: replace(/ {2}it: La lampada del faro gira.*/, `  it: ${"a".repeat(401)}`),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:9: answer.it: has 401 characters. Shorten it to 400 at most.",
    ]);
  });

  it("may quote more than six first words", async () => {
    const problems = await problemsWith({
      "pack.yaml": replace("Sul promontorio", "Sul promontorio sta un faro molto alto"),
    });
    expect(problems).toEqual(["small/pack.yaml:12: paragraphs[0].firstWords: quotes 7 words. Quote 6 at most."]);
  });

  it("may have a bad id", async () => {
    const problems = await problemsWith({ "topics.yaml": replace("building", "The Building") });
    expect(problems).toContain(
      "small/topics.yaml:1: [0].id: is no identifier. Use lower-case letters, digits and single hyphens, like us-leads.",
    );
  });

  it("may have a value of another type", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) =>
        text
          .replace("paragraphs: [1]", "paragraphs: one")
          .replace("  it: [lampada]", "  it: [1885, [faro]]")
          .replace("    - Ogni quanto gira la lampada?", "    - Ogni quanto: dieci secondi?\n    -")
          .replace(/prompt:\n.*\n.*\n/, "prompt: Serve ancora un faro?\n"),
      "pack.yaml": replace("number: 2", "number: two"),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:5: paragraphs: is no list. Write it as [one, two], or each item on a line of its own after a hyphen and a space.",
      "small/entries/01-lamp.yaml:14: questions.it[1]: has fields. Put the text into double quotation marks: a colon and a space make a field of it.",
      "small/entries/01-lamp.yaml:15: questions.it[2]: is empty. Write something after the hyphen, or remove the line.",
      "small/entries/01-lamp.yaml:19: keywords.it[0]: is a number. Put it into double quotation marks to make a text of it.",
      "small/entries/01-lamp.yaml:19: keywords.it[1]: is a list. Write one text.",
      "small/entries/01-lamp.yaml:24: prompt: has no fields. Write it with the fields it, en.",
      "small/pack.yaml:13: paragraphs[1].number: is no whole number. Write it in digits, without quotation marks.",
    ]);
  });

  it("may have a value that isn't allowed", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) => text.replace("firmness: stated", "firmness: statd").replace("[what, how]", "[what, wherefore]"),
      [PEOPLE]: replace("entities: [lighthouse, keeper]", "entities: []"),
      "pack.yaml": (text) => text.replace("2020-01-31", "31/01/2020").replace("https://example.org/faro", "example"),
      "silences.yaml": replace("nearby: [lamp]", "nearby: [lamp, keepers, lamp, keepers, lamp]"),
      "golden.yaml": replace("{ reason: unknown }", "unknown"),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:7: firmness: is none of stated, reported, hedged, opinion, conditional. Did you mean “stated”?",
      "small/entries/01-lamp.yaml:20: asks[1]: is none of what, who, when, where, why, how, how-long, how-many, how-much, what-for, whether, which. Use one of these.",
      "small/entries/02-people.yaml:13: [0].entities: is an empty list. Give at least one.",
      "small/golden.yaml:6: [1].expect: is neither an answer nor an abstention. Write { entries: [entry-id] }, or { reason: one of unknown, chitchat, help, hostile }.",
      "small/pack.yaml:6: source.date: is no date. Write it as year-month-day, like 2025-09-02.",
      "small/pack.yaml:8: source.address: is no web address. Write it whole, like https://example.org/article.",
      "small/silences.yaml:6: [0].nearby: suggests too many. Keep the nearest 4 at most.",
    ]);
  });
});

describe("items together", () => {
  it("may have the same id, and both places are named", async () => {
    const folder = smallPack({
      [PEOPLE]: replace("id: keepers", "id: lamp"),
      "silences.yaml": replace("id: height", "id: lamp"),
      "topics.yaml": (text) => text + text,
      "glossary.yaml": replace("id: ada", "id: lighthouse"),
      "pack.yaml": replace("number: 2", "number: 1"),
    });
    addPack(folder, "tower");
    const problems = await problemsIn(folder);
    const taken = (id: string, place: string) =>
      `“${id}” is taken already, at small/${place}. Give one of the two another id.`;
    expect(problems).toEqual(
      expect.arrayContaining([
        `small/entries/02-people.yaml:1: [0].id: ${taken("lamp", "entries/01-lamp.yaml:1")}`,
        `small/silences.yaml:1: [0].id: ${taken("lamp", "entries/01-lamp.yaml:1")}`,
        `small/topics.yaml:3: [1].id: ${taken("building", "topics.yaml:1")}`,
        `small/glossary.yaml:6: [1].id: ${taken("lighthouse", "glossary.yaml:1")}`,
        "small/pack.yaml:13: paragraphs[1].number: paragraph 1 is at small/pack.yaml:11 already. Keep one of the two.",
        "tower/pack.yaml:1: id: “lighthouse” is the pack at small/pack.yaml:1 already. Give each pack an id of its own.",
      ]),
    );
  });

  it("may name what isn't there", async () => {
    const problems = await problemsWith({
      [LAMP]: (text) =>
        text
          .replace("paragraphs: [1]", "paragraphs: [1, 3]")
          .replace("assertedBy: article", "assertedBy: adda")
          .replace("entities: [lighthouse]", "entities: [lighthouse, atlantis]")
          .replace("topics: [building]", "topics: [bulding]"),
      [PEOPLE]: replace("counts: [keeper]", "counts: [keepr]"),
      "silences.yaml": (text) => text.replace("nearby: [lamp]", "nearby: [lmap]").replace("[lighthouse]", "[sea]"),
      "glossary.yaml": replace("card: lamp", "card: light"),
      "golden.yaml": replace("entries: [lamp]", "entries: [lamp, keeper]"),
    });
    expect(problems).toEqual([
      "small/entries/01-lamp.yaml:5: paragraphs[1]: the source has no paragraph 3. Use one of 1, 2.",
      "small/entries/01-lamp.yaml:6: assertedBy: there is no glossary term “adda”. Did you mean “ada”?",
      "small/entries/01-lamp.yaml:21: entities[1]: there is no glossary term “atlantis”. Add it, or name one that is there.",
      "small/entries/01-lamp.yaml:22: topics[0]: there is no topic “bulding”. Did you mean “building”?",
      "small/entries/02-people.yaml:12: [0].counts[0]: there is no glossary term “keepr”. Did you mean “keeper”?",
      "small/glossary.yaml:5: [0].card: there is no entry “light”. Add it, or name one that is there.",
      "small/golden.yaml:3: [0].expect.entries[1]: there is no entry “keeper”. Did you mean “keepers”?",
      "small/silences.yaml:5: [0].entities[0]: there is no glossary term “sea”. Add it, or name one that is there.",
      "small/silences.yaml:6: [0].nearby[0]: there is no entry “lmap”. Did you mean “lamp”?",
    ]);
  });

  it("may claim the same words, whatever their case, accents and punctuation", async () => {
    const problems = await problemsWith({
      "silences.yaml": replace("[How tall is the lighthouse?]", "[how does the LAMP turn]"),
      "glossary.yaml": replace("name: { it: Ada, en: Ada }", "name: { it: Ada, en: The Tower }"),
      "golden.yaml": (text) => `${text}- { question: come gira, language: it, expect: { reason: help } }\n`,
    });
    expect(problems).toEqual([
      "small/glossary.yaml:8: [1].name.en: “The Tower” is written for the term at small/glossary.yaml:4 too. Keep it in one of the two.",
      "small/golden.yaml:7: [2].question: “come gira” is asked at small/golden.yaml:1 too. Keep one of the two.",
      "small/silences.yaml:3: [0].questions.en[0]: “how does the LAMP turn” is asked at small/entries/01-lamp.yaml:16 too. Keep it in one of the two.",
    ]);
  });

  it("may write a term twice, and the same in two languages", async () => {
    const problems = await problemsWith({
      "glossary.yaml": replace("aliases: { it: [custode]", "aliases: { it: [Guardiano, the tower, How tall]"),
    });
    expect(problems).toEqual([]);
  });

  it("may count without saying what", async () => {
    const problems = await problemsWith({ [PEOPLE]: replace("  counts: [keeper]\n", "") });
    expect(problems).toEqual([
      "small/entries/02-people.yaml:1: [0].counts: is missing beside how-many or how-much. Write the glossary ids of what is counted.",
    ]);
  });
});

it("doesn't tell that a name is missing that a faulty item or file may have", async () => {
  expect(await problemsWith({ [LAMP]: replace("firmness: stated", "firmness: 1") })).toHaveLength(1);
  expect(await problemsWith({ "glossary.yaml": "- {" })).toHaveLength(1);
  expect(await problemsWith({ "pack.yaml": "id: [" })).toHaveLength(1);
});

it("tells each problem of all packs in one error, in the order of files and lines", async () => {
  const folder = smallPack({
    [LAMP]: (text) => text.replace("id: lamp", "id: Lamp").replace("topics: [building]", "topics: []"),
  });
  addPack(folder, "another", { "topics.yaml": "" });
  const places = (await problemsIn(folder)).map((line) => line.split(": ")[0]);
  expect(places).toEqual([
    "another/topics.yaml:1",
    "small/entries/01-lamp.yaml:1",
    "small/entries/01-lamp.yaml:22",
    "small/glossary.yaml:5",
    "small/golden.yaml:3",
    "small/pack.yaml:1",
    "small/silences.yaml:6",
  ]);
});
