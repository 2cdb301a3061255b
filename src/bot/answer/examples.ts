import type { Library } from "../../knowledge/library.ts";
import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import { LIKENESS } from "./weights.ts";
import type { Reader, Reading } from "../understanding/read.ts";

/**
 * A feature of a question: a glossary id, a stem, or what is asked. Features are compared as they are, so that what
 * two languages share (ids, what is asked) also matches between them.
 */
export type Feature = string;

/** A question that an editor wrote, and what it belongs to. */
export type Example = { readonly subject: string; readonly text: string; readonly reading: Reading };

export type Nearest = { readonly likeness: number; readonly example: string; readonly second: number };

export type Examples = {
  /** For each subject with anything in common its example that is most alike; likeness is 0 to 1. */
  nearest(reading: Reading): ReadonlyMap<string, Nearest>;
  /** How telling a feature is: inverse document frequency over the subjects. */
  weight(feature: Feature): number;
};


/** The questions and keywords that the editors gave, read as a member's question is read. */
export function exampleQuestions(library: Library, reader: Reader): readonly Example[] {
  return [...library.subjects.values()].flatMap((subject) => {
    const { questions, keywords } = subject.kind === "entry" ? subject.entry : subject.silence;
    return LANGUAGES.flatMap((language) =>
      [...questions[language], ...keywords[language]].map((text) => ({
        subject: subject.key,
        text,
        reading: reader.readExample(text, language),
      })),
    );
  });
}

/** The features of a question with their weights: 1 for what it says, less for how it says it. */
export function features(reading: Reading): ReadonlyMap<Feature, number> {
  const language: Language = reading.language ?? "it";
  const found = new Map<Feature, number>();
  const add = (feature: Feature, weight: number) => found.set(feature, Math.max(weight, found.get(feature) ?? 0));
  const covered = new Set<number>();
  for (const { term, from, to } of reading.mentions) {
    add(`#${term.id}`, 1);
    for (let at = from; at < to; at += 1) covered.add(at);
  }
  for (const at of reading.content) {
    const stem = languageTools(language).stem(reading.words[at] ?? "");
    add(stem, covered.has(at) ? LIKENESS.form : 1);
  }
  for (const id of reading.carried) add(`#${id}`, LIKENESS.carried);
  for (const id of reading.recalled) add(`#${id}`, LIKENESS.recalled);
  if (reading.asks !== null) add(`?${reading.asks}`, LIKENESS.ask);
  return found;
}

/** Finds the nearest of the example questions: weighted Dice over their features, by an inverted index. */
export function buildExamples(examples: readonly Example[]): Examples {
  const bags = examples.map(({ reading }) => features(reading));
  const subjects = new Set(examples.map(({ subject }) => subject));
  const holders = new Map<Feature, Set<string>>();
  const postings = new Map<Feature, number[]>();
  bags.forEach((bag, at) => {
    for (const feature of bag.keys()) {
      (postings.get(feature) ?? postings.set(feature, []).get(feature))?.push(at);
      (holders.get(feature) ?? holders.set(feature, new Set()).get(feature))?.add(examples[at]?.subject ?? "");
    }
  });
  const unseen = LIKENESS.unseen * Math.log(1 + subjects.size);
  const weight = (feature: Feature): number => {
    const count = holders.get(feature)?.size;
    return count === undefined ? unseen : Math.log(1 + subjects.size / count);
  };
  const mass = (bag: ReadonlyMap<Feature, number>): number => {
    let sum = 0;
    for (const [feature, share] of bag) sum += share * weight(feature);
    return sum;
  };
  const masses = bags.map(mass);

  return {
    weight,
    nearest(reading) {
      const asked = features(reading);
      const shared = new Map<number, number>();
      for (const [feature, share] of asked) {
        const idf = weight(feature);
        for (const at of postings.get(feature) ?? []) {
          const common = Math.min(share, bags[at]?.get(feature) ?? 0) * idf;
          shared.set(at, (shared.get(at) ?? 0) + common);
        }
      }
      const own = mass(asked);
      const best = new Map<string, Nearest>();
      for (const [at, common] of shared) {
        const example = examples[at];
        if (example === undefined) continue;
        const likeness = common / (common + LIKENESS.onlyAsked * (own - common) + LIKENESS.onlyExample * ((masses[at] ?? 0) - common));
        const before = best.get(example.subject);
        if (before === undefined || likeness > before.likeness) {
          best.set(example.subject, { likeness, example: example.text, second: before?.likeness ?? 0 });
        } else if (likeness > before.second) best.set(example.subject, { ...before, second: likeness });
      }
      for (const [k, v] of best) best.set(k, { ...v, likeness: (v.likeness + LIKENESS.second * v.second) / (1 + LIKENESS.second) });
      return best;
    },
  };
}
