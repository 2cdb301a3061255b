import { memoByObject } from "../../collections/memo.ts";
import type { Library } from "../../knowledge/library.ts";
import { type Language, SOURCE_ITSELF } from "../../knowledge/pack/types.ts";
import { clauses } from "../understanding/clauses.ts";
import type { Reader, Reading } from "../understanding/read.ts";
import { decide, type Verdict } from "./decide.ts";
import type { Examples } from "./examples.ts";
import { contextOf, followUp, type Recall } from "./follow-up.ts";
import { rank } from "./rank.ts";
import { THRESHOLDS } from "./weights.ts";

/**
 * Finds what a message asks, alone and with what was said before.
 * @returns one verdict for a message that asks one thing, several where its parts are answered by different entries
 */
export type Investigate = (reading: Reading, text: string, language: Language, recall: Recall) => readonly Verdict[];

/** At most this many entries make one answer: it is a chat. */
const ANSWERS_MAX = 3;

export function createInvestigate(library: Library, reader: Reader, examples: Examples): Investigate {
  const verdictOn = (read: Reading, language: Language, told: readonly string[] = []) =>
    decide(read, rank(read, language, library, examples, told), library.subjects);
  const verdictAlone = memoByObject((reading: Reading, language: Language) => verdictOn(reading, language));
  const judge = (reading: Reading, language: Language, recall: Recall): Verdict =>
    followUp(reading, verdictAlone(reading, language), recall, library, (read, told) =>
      verdictOn(read, language, told),
    );

  /** The parts of a message that each ask, and are each answered by an entry of its own; later ones lean on earlier. */
  const parts = (text: string, language: Language, recall: Recall): readonly Verdict[] => {
    const found = new Map<string, Verdict>();
    const cut = clauses(text, language);
    if (cut.length < 2) return [];
    let before = recall;
    for (const clause of cut) {
      const reading = reader.read(clause);
      if (reading.asks === null || !isAboutSomething(reading)) continue;
      const verdict = judge({ ...reading, leaning: reading.leaning || found.size > 0 }, language, before);
      if (verdict.score < THRESHOLDS.clause || (verdict.kind !== "entry" && verdict.kind !== "silence")) continue;
      before = () => contextOf([verdict]);
      if (verdict.kind === "entry" && !found.has(verdict.subject.key)) found.set(verdict.subject.key, verdict);
    }
    return [...found.values()].slice(0, ANSWERS_MAX);
  };

  return (reading, text, language, recall) => {
    const whole = judge(reading, language, recall);
    if (whole.kind === "unnamed") return [whole];
    const several = parts(text, language, recall);
    return several.length > 1 ? several : [whole];
  };
}

/** “according to the article” names the source in passing: it is no question of its own. */
function isAboutSomething({ content, mentions }: Reading): boolean {
  return content.some(
    (at) => !mentions.some(({ term, from, to }) => term.id === SOURCE_ITSELF && from <= at && at < to),
  );
}
