import { describe, expect, it } from "vitest";
import { buildAliasTable, createAnnotator } from "../../../src/knowledge/glossary/annotator.ts";
import type { GlossaryTerm, TermKind } from "../../../src/knowledge/pack/types.ts";
import { tokenise } from "../../../src/knowledge/text/tokenise.ts";

const term = (
  id: string,
  kind: TermKind,
  italian: readonly [string, ...string[]],
  english: readonly [string, ...string[]] = italian,
): GlossaryTerm => ({
  id,
  kind,
  name: { it: italian[0], en: english[0] },
  aliases: { it: italian.slice(1), en: english.slice(1) },
});

/** Each mention as `id: the words`. */
const annotating = (...glossary: readonly GlossaryTerm[]) => {
  const annotate = createAnnotator(buildAliasTable(glossary), glossary);
  return (text: string) => {
    const words = tokenise(text).map(({ word }) => word);
    return annotate(words).map(({ term, from, to }) => `${term.id}: ${words.slice(from, to).join(" ")}`);
  };
};

const CHINA = term("china", "entity", ["Cina", "cinese"], ["China", "Chinese"]);
const PLAN = term("action-plan", "entity", ["piano d'azione"], ["action plan"]);
const PLANNING = term("planning", "concept", ["piano", "progetto"], ["plan", "project"]);
const OPEN = term("open", "concept", ["aperto", "open source"], ["open source", "open"]);
const US = term("united-states", "entity", ["Stati Uniti", "gli States"], ["United States", "the US", "the States"]);

describe("finding terms", () => {
  it("finds a name in whichever case, accents and punctuation it is written", () => {
    const annotate = annotating(term("cafe", "entity", ["Caffè Ristretto"]));
    expect(annotate("un CAFFE-ristretto!")).toEqual(["cafe: caffe ristretto"]);
  });

  it("finds the terms of both languages in one text", () => {
    expect(annotating(CHINA, US)("la Cina and the United States")).toEqual([
      "china: cina",
      "united-states: united states",
    ]);
  });

  it("finds nothing in no words, and nothing in words that only begin like an alias", () => {
    const annotate = annotating(PLAN, CHINA);
    expect(annotate("")).toEqual([]);
    expect(annotate("action cinema")).toEqual([]);
  });

  it("keeps to the order of the text", () => {
    expect(annotating(US, CHINA)("Cina, Stati Uniti, Cina")).toEqual([
      "china: cina",
      "united-states: stati uniti",
      "china: cina",
    ]);
  });

  it("gives an alias of two terms to the first", () => {
    const glossary = [term("first", "entity", ["Ada", "la maga"]), term("second", "entity", ["Bea", "la maga"])];
    expect(annotating(...glossary)("la maga")).toEqual(["first: la maga"]);
    expect(annotating(...glossary.toReversed())("la maga")).toEqual(["second: la maga"]);
  });
});

describe("the longest match", () => {
  const DELIVERY = term("delivery", "entity", ["gigante del cibo", "gigante"], ["food giant", "giant"]);
  const MODEL = term("model", "entity", ["modello del gigante del cibo"], ["food giant model"]);

  it("wins over one that it begins with, in either language", () => {
    const annotate = annotating(DELIVERY, MODEL);
    expect(annotate("il modello del gigante del cibo")).toEqual(["model: modello del gigante del cibo"]);
    expect(annotate("gigante del cibo")).toEqual(["delivery: gigante del cibo"]);
    expect(annotate("the food giant model")).toEqual(["model: food giant model"]);
  });

  it("falls back on the shorter where the longer breaks off", () => {
    expect(annotating(DELIVERY)("il gigante del mare")).toEqual(["delivery: gigante"]);
    expect(annotating(DELIVERY)("gigante del")).toEqual(["delivery: gigante"]);
  });

  it("wins whichever language it belongs to", () => {
    const short = term("mix", "entity", ["mix"], ["blend"]);
    const long = term("mix-tape", "entity", ["cassetta"], ["mix tape"]);
    expect(annotating(short, long)("un mix tape")).toEqual(["mix-tape: mix tape"]);
  });

  it("leaves no word in two names", () => {
    const glossary = [term("ab", "entity", ["alfa beta"]), term("bc", "entity", ["beta gamma"])];
    expect(annotating(...glossary)("alfa beta gamma")).toEqual(["ab: alfa beta"]);
  });
});

describe("inflections", () => {
  const GUARDIAN = term("keeper", "concept", ["guardiano"], ["warden", "watch"]);

  it.each(["guardiano", "guardiana", "guardiani", "guardiane", "wardens", "the warden's"])("finds %s", (text) => {
    expect(annotating(GUARDIAN)(text)).toHaveLength(1);
  });

  it("finds the singular of an alias in the plural", () => {
    expect(annotating(term("parameters", "concept", ["parametri"], ["parameters"]))("parametro, parameter")).toEqual([
      "parameters: parametro",
      "parameters: parameter",
    ]);
  });

  it("inflects each word of an alias", () => {
    expect(annotating(term("closed", "concept", ["modello chiuso"], ["closed model"]))("modelli chiusi")).toEqual([
      "closed: modelli chiusi",
    ]);
  });

  it("makes no other word of the same stem the same", () => {
    const annotate = annotating(OPEN, GUARDIAN);
    expect(annotate("apertura, apertamente")).toEqual([]);
    expect(annotate("guardare")).toEqual([]);
  });

  it("compares short words as they are: the ending is too much of them", () => {
    const annotate = annotating(term("post", "concept", ["posto"], ["post"]));
    expect(annotate("posto")).toHaveLength(1);
    expect(annotate("posta")).toEqual([]);
  });
});

describe("articles", () => {
  it("finds a long alias behind another article than its own, and behind none", () => {
    const annotate = annotating(term("giant", "entity", ["Meituan", "il gigante del cibo"]));
    for (const text of ["del gigante del cibo", "un gigante del cibo", "gigante del cibo"])
      expect(annotate(text)).toEqual(["giant: gigante del cibo"]);
  });

  it("leaves no other function word off: it is what makes the alias one", () => {
    const openai = term("openai", "entity", ["OpenAI", "quelli di OpenAI"], ["OpenAI", "those at OpenAI"]);
    expect(annotating(openai)("il modello di OpenAI")).toEqual(["openai: openai"]);
    expect(annotating(openai)("quelli di OpenAI")).toEqual(["openai: quelli di openai"]);
    // “Farò” is an auxiliary, so that without its accent “faro” passes for one.
    const lighthouse = term("lighthouse", "entity", ["faro di Capo Lungo"]);
    expect(annotating(lighthouse)("il faro di Capo Lungo")).toEqual(["lighthouse: faro di capo lungo"]);
  });

  it("keeps the article of a short alias, which is what makes it one", () => {
    const annotate = annotating(term("united-states", "entity", ["Stati Uniti"], ["United States", "the US"]));
    expect(annotate("the US")).toEqual(["united-states: the us"]);
    expect(annotate("tell us more")).toEqual([]);
  });
});

describe("names and concepts", () => {
  it("finds a name beside a concept", () => {
    expect(annotating(CHINA, OPEN)("open source cinese")).toEqual(["open: open source", "china: cinese"]);
  });

  it("lets a name and a concept stand in the same place", () => {
    const lamp = term("lamp", "entity", ["Lampada"], ["Lamp"]);
    const light = term("light", "concept", ["lampada"], ["lamp"]);
    expect(annotating(lamp, light)("la lampada")).toEqual(["lamp: lampada", "light: lampada"]);
  });

  it("finds no concept within a longer name, but the same concept elsewhere", () => {
    const annotate = annotating(PLAN, PLANNING);
    expect(annotate("the action plan")).toEqual(["action-plan: action plan"]);
    expect(annotate("the action plan is a plan")).toEqual(["action-plan: action plan", "planning: plan"]);
    expect(annotate("il piano d'azione, il piano")).toEqual(["action-plan: piano azione", "planning: piano"]);
  });

  it("keeps a name within a longer concept", () => {
    const chinese = term("chinese-models", "concept", ["modelli cinesi aperti"], ["Chinese open models"]);
    expect(annotating(CHINA, chinese)("Chinese open models")).toEqual([
      "chinese-models: chinese open models",
      "china: chinese",
    ]);
  });

  it("takes outsiders for names", () => {
    const mistral = term("mistral", "outsider", ["Mistral"]);
    const wind = term("wind", "concept", ["mistral", "maestrale"], ["wind"]);
    expect(annotating(mistral, wind)("Mistral")).toEqual(["mistral: mistral", "wind: mistral"]);
  });
});
