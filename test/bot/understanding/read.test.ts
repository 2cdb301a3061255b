import { describe, expect, it } from "vitest";
import { createReader } from "../../../src/bot/understanding/read.ts";
import { TALK } from "../../../src/bot/understanding/talk.ts";
import { compileLibrary, openLibrary } from "../../../src/knowledge/library.ts";
import { LIGHTHOUSE } from "../../doubles/lighthouse-pack.ts";

const library = openLibrary([LIGHTHOUSE], compileLibrary([LIGHTHOUSE]), TALK);
const { read, readExample } = createReader(library);
const wordsOf = (text: string) => read(text).words.join(" ");
const mentionsOf = (text: string) => read(text).mentions.map(({ term }) => term.id);

describe("reading", () => {
  it("folds, and finds language, ask and glossary terms", () => {
    const reading = read("Quanti GUARDIANI aveva il Faro di Capo Lungo?");
    expect(reading).toMatchObject({ language: "it", third: false, intent: null, asks: "how-many", repairs: [] });
    expect(reading.words).toEqual(["quanti", "guardiani", "aveva", "il", "faro", "di", "capo", "lungo"]);
    expect(mentionsOf("Quanti GUARDIANI aveva il Faro di Capo Lungo?")).toEqual(["keeper", "lighthouse"]);
  });

  it("tells what a message is about from function words and words of talk", () => {
    const { words, content } = read("so tell me please how many keepers the lighthouse had lol");
    expect(content.map((at) => words[at])).toEqual(["keepers", "lighthouse"]);
  });

  it("tells which content words the knowledge has never seen", () => {
    const { words, unknown } = read("what do the keepers think of xylophones");
    expect(unknown.map((at) => words[at])).toEqual(["xylophones"]);
  });

  it("reads nothing in nothing", () => {
    for (const text of ["", "   ", "?!", "\u200b"]) {
      expect(read(text)).toMatchObject({ words: [], language: null, intent: null, asks: null, content: [] });
    }
  });

  it("asks in the language that is left where names tell none", () => {
    expect(read("Ada: who?").asks).toBe("who");
    expect(read("Ada: chi?").asks).toBe("who");
  });
});

describe("shorthand", () => {
  it("is written out, by the message's language", () => {
    expect(wordsOf("xke nn gira la lampada?")).toBe("perche non gira la lampada");
    expect(wordsOf("whats the lamp do w the storm?")).toBe("what is the lamp do with the storm");
    expect(wordsOf("cmq qnd fu la tempesta?")).toBe("comunque quando fu la tempesta");
  });

  it("tells what is asked like the words that it stands for", () => {
    expect(read("qnd fu costruito il faro?").asks).toBe("when");
    expect(read("y did the lamp go out?").asks).toBe("why");
  });

  it("is no repair", () => {
    expect(read("xke gira la lampada?").repairs).toEqual([]);
  });
});

describe("repairs", () => {
  it.each([
    ["quanti guardinai erano?", "guardinai", "guardiani"],
    ["com'è la lampadda?", "lampadda", "lampada"],
    ["when was the lighthuose built?", "lighthuose", "lighthouse"],
    ["how many keeprs were there?", "keeprs", "keepers"],
    ["chi è morettti?", "morettti", "moretti"],
  ])("in “%s” %s becomes %s", (text, from, to) => {
    const { words, repairs } = read(text);
    expect(repairs).toEqual([{ from, to }]);
    expect(words).toContain(to);
    expect(words).not.toContain(from);
  });

  it("finds the name behind a misspelt one, with a capital too", () => {
    expect(mentionsOf("che cosa vuole Morretti?")).toEqual(["ada"]);
    expect(mentionsOf("what about the lighthuse?")).toEqual(["lighthouse"]);
  });

  it("finds what is asked behind a misspelt question word", () => {
    expect(read("quanndo fu costruito il faro?").asks).toBe("when");
  });

  it("leaves words alone that it knows, in either language, and numbers", () => {
    for (const text of ["la lamp del faro", "how many guardiani", "nel 1870", "v2a"])
      expect(read(text).repairs).toEqual([]);
  });

  it("leaves short words and nonsense alone", () => {
    for (const text of ["ad", "xqzzv wkkpt", "a".repeat(400)]) expect(read(text).repairs).toEqual([]);
  });

  it("makes no ordinary word of a name that it doesn't know", () => {
    // One letter from “storm”, “lamp” and “tower”, were they no names.
    for (const text of ["what does Stormy think of it?", "did Lampe see it?", "chi è Guardani per il faro?"])
      expect(read(text).repairs).toEqual([]);
    expect(read("in quale tempessta si spense?").repairs).toHaveLength(1);
  });

  it("repairs a text in capitals like any other", () => {
    expect(read("QUANTI ERANO I GUARDINAI?").repairs).toEqual([{ from: "guardinai", to: "guardiani" }]);
  });

  it("makes at most sixteen", () => {
    expect(read("guardinai lampadda keeprs ".repeat(15)).repairs).toHaveLength(16);
  });
});

describe("emoji and invisible characters", () => {
  it("change nothing of what a message says", () => {
    const plain = read("quanti guardiani aveva il faro");
    for (const text of ["quanti 🤯 guardiani aveva il faro 🔥🔥", "qu\u200banti guar\u00addiani aveva il faro"]) {
      const { content, words, ...reading } = read(text);
      expect(content.map((at) => words[at])).toEqual(plain.content.map((at) => plain.words[at]));
      expect(reading).toMatchObject({ language: "it", asks: "how-many", unknown: [], repairs: [] });
    }
  });

  it("alone are no subject", () => {
    expect(read("🤯🔥").content).toEqual([]);
  });
});

describe("small talk", () => {
  it("before a question leaves the question", () => {
    expect(read("ciao a tutti, quanti guardiani aveva il faro?")).toMatchObject({ intent: null, asks: "how-many" });
    expect(wordsOf("hey there! how does the lamp turn? thanks a lot")).toBe("how does the lamp turn");
  });

  it("stays small talk with a name or two that mean nothing here", () => {
    expect(read("ciao Gigi").intent).toBe("greeting");
    expect(read("thanks a lot, dear Fred").intent).toBe("thanks");
  });

  it("is none where the knowledge knows what else is said", () => {
    expect(read("ciao Ada").intent).toBeNull();
    expect(read("hello, the storm").intent).toBeNull();
  });

  it("is recognised misspelt", () => {
    expect(read("thnaks").intent).toBe("thanks");
    expect(read("helo there").intent).toBe("greeting");
  });
});

describe("leaning on what was said", () => {
  it.each([
    "e Bruno?",
    "and Bruno?",
    "what about the storm?",
    "quanti anni ha lui?",
    "why does he want that?",
    "ma perché?",
  ])("“%s” leans", (text) => {
    expect(read(text).leaning).toBe(true);
  });

  it.each(["quando fu costruito il faro?", "who is Ada Moretti?", "Bruno"])("“%s” doesn't", (text) => {
    expect(read(text).leaning).toBe(false);
  });

  it("tells a question for the other side", () => {
    expect(read("e Bruno invece?").contrasting).toBe(true);
    expect(read("and Bruno instead?").contrasting).toBe(true);
    expect(read("e Bruno?").contrasting).toBe(false);
  });
});

describe("editors' examples", () => {
  it("are taken as they are: in their language, without repairs or small talk", () => {
    const [example] = library.examples().filter(({ words }) => words.includes("custodi"));
    if (example === undefined) throw new Error("The pack asks for its custodians.");
    expect(readExample(example)).toMatchObject({ language: "it", intent: null, asks: "how-many", repairs: [] });
    expect(readExample({ ...example, words: ["ciao", "guardinai"], mentions: [] })).toMatchObject({
      words: ["ciao", "guardinai"],
      intent: null,
      repairs: [],
    });
  });
});
