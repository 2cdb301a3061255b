import type { Example } from "../../knowledge/library.ts";
import type { Language } from "../../knowledge/pack/types.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import type { Reader, Reading } from "../understanding/read.ts";
import { LIKENESS } from "./weights.ts";

/**
 * A feature of a question: a glossary id, a stem, or what is asked. Features are compared as they are, so that what
 * two languages share (ids, what is asked) also matches between them.
 */
export type Feature = string;

export type Examples = {
  /** For each subject with anything in common how alike its nearest examples are, 0 to 1. */
  nearest(reading: Reading): ReadonlyMap<string, number>;
};

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

/** The examples' features as an inverted index: plain data that can be kept. */
export type ExampleIndex = {
  readonly subjects: readonly string[];
  /** Number of each example's subject. */
  readonly subjectOf: Int32Array;
  readonly postings: Postings;
  /** Sum of each example's weights. */
  readonly masses: Float64Array;
};

/** In few arrays, since thousands of small ones take longer to read back than all the rest of the knowledge. */
type Postings = {
  /** Each feature's number. */
  readonly features: ReadonlyMap<Feature, number>;
  /** How telling each is: inverse document frequency over subjects. */
  readonly weights: Float64Array;
  /** Where each one's examples begin; the last is where all end. */
  readonly starts: Int32Array;
  readonly examples: Int32Array;
  /** How much each of these examples has of the feature. */
  readonly shares: Float64Array;
};

export function indexExamples(examples: readonly Example[], reader: Reader): ExampleIndex {
  const subjects = [...new Set(examples.map(({ subject }) => subject))];
  const numbers = new Map(subjects.map((subject, number) => [subject, number]));
  const subjectOf = Int32Array.from(examples, ({ subject }) => numbers.get(subject) ?? 0);
  const bags = examples.map((example) => features(reader.readExample(example)));
  const postings = invert(bags, subjectOf, subjects.length);
  return {
    subjects,
    subjectOf,
    postings,
    masses: Float64Array.from(bags, (bag) => mass(bag, postings, subjects.length)),
  };
}

/** How much a question weighs. A feature that no example has tells less than the rarest. */
function mass(bag: ReadonlyMap<Feature, number>, { features, weights }: Postings, subjects: number): number {
  const unseen = LIKENESS.unseen * Math.log(1 + subjects);
  let sum = 0;
  for (const [feature, share] of bag) sum += share * (weights[features.get(feature) ?? -1] ?? unseen);
  return sum;
}

/** Finds the nearest of the example questions: Tversky's index over their features. */
export function openExamples(
  { subjects, subjectOf, postings, masses }: ExampleIndex,
  isSilence: (subject: string) => boolean,
): Examples {
  const { features: numbers, weights, starts, examples, shares } = postings;
  const specific = Uint8Array.from(subjects, (subject) => (isSilence(subject) ? 1 : 0));
  const shared = new Float64Array(masses.length);
  /** The examples with anything in common, so that the others aren't looked at. */
  const touched = new Int32Array(masses.length);

  return {
    nearest(reading) {
      const asked = features(reading);
      let touchedCount = 0;
      for (const [feature, share] of asked) {
        const number = numbers.get(feature);
        if (number === undefined) continue;
        const weight = weights[number] ?? 0;
        const end = starts[number + 1] ?? 0;
        for (let at = starts[number] ?? 0; at < end; at += 1) {
          const example = examples[at] ?? 0;
          const before = shared[example] ?? 0;
          if (before === 0) {
            touched[touchedCount] = example;
            touchedCount += 1;
          }
          shared[example] = before + Math.min(share, shares[at] ?? 0) * weight;
        }
      }
      const own = mass(asked, postings, subjects.length);
      const best = new Float64Array(subjects.length);
      const second = new Float64Array(subjects.length);
      for (let number = 0; number < touchedCount; number += 1) {
        const at = touched[number] ?? 0;
        const common = shared[at] ?? 0;
        shared[at] = 0;
        const subject = subjectOf[at] ?? 0;
        const apart =
          LIKENESS.onlyAsked * (own - common) +
          (specific[subject] === 1 ? LIKENESS.onlySilence : LIKENESS.onlyExample) * ((masses[at] ?? 0) - common);
        const likeness = common / (common + apart);
        if (likeness > (best[subject] ?? 0)) {
          second[subject] = best[subject] ?? 0;
          best[subject] = likeness;
        } else if (likeness > (second[subject] ?? 0)) second[subject] = likeness;
      }
      const found = new Map<string, number>();
      subjects.forEach((subject, number) => {
        const likeness = ((best[number] ?? 0) + LIKENESS.second * (second[number] ?? 0)) / (1 + LIKENESS.second);
        if (likeness > 0) found.set(subject, likeness);
      });
      return found;
    },
  };
}

function invert(bags: readonly ReadonlyMap<Feature, number>[], subjectOf: Int32Array, subjects: number): Postings {
  const holders = new Map<Feature, number[]>();
  bags.forEach((bag, at) => {
    for (const feature of bag.keys()) {
      const list = holders.get(feature);
      if (list === undefined) holders.set(feature, [at]);
      else list.push(at);
    }
  });
  const lists = [...holders];
  const starts = new Int32Array(lists.length + 1);
  lists.forEach(([, examples], number) => {
    starts[number + 1] = (starts[number] ?? 0) + examples.length;
  });
  return {
    features: new Map(lists.map(([feature], number) => [feature, number])),
    weights: Float64Array.from(lists, ([, examples]) =>
      Math.log(1 + subjects / new Set(examples.map((at) => subjectOf[at])).size),
    ),
    starts,
    examples: Int32Array.from(lists.flatMap(([, examples]) => examples)),
    shares: Float64Array.from(
      lists.flatMap(([feature, examples]) => examples.map((at) => bags[at]?.get(feature) ?? 0)),
    ),
  };
}
