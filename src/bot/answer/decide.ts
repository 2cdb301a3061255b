import type { Subject } from "../../knowledge/library.ts";
import type { GlossaryTerm, Silence } from "../../knowledge/pack/types.ts";
import type { Reading } from "../understanding/read.ts";
import type { Candidate, Ranking } from "./rank.ts";
import { THRESHOLDS } from "./weights.ts";

export type EntrySubject = Extract<Subject, { kind: "entry" }>;

/** What came of one question. */
export type Verdict = {
  readonly reading: Reading;
  readonly ranking: Ranking;
  /** Of the best candidate, 0 to 1. */
  readonly score: number;
} & (
  | { readonly kind: "entry"; readonly subject: EntrySubject }
  | { readonly kind: "silence"; readonly silence: Silence }
  | { readonly kind: "unnamed"; readonly outsiders: readonly GlossaryTerm[] }
  | { readonly kind: "unknown" }
);

/** Asks that a bare name leaves open: its card answers them. */
const CARD_ASKS = new Set([null, "what", "who"]);

/** Decides between answering and the kinds of “no”. */
export function decide(reading: Reading, ranking: Ranking, subjects: ReadonlyMap<string, Subject>): Verdict {
  const best: Candidate | undefined = ranking.candidates[0];
  const score = best?.score ?? 0;
  const found = { reading, ranking, score };
  const card = cardOf(reading, subjects);
  const isAsked = reading.asks !== null && best !== undefined && best.likeness >= THRESHOLDS.asAsked;
  if (card !== null && !isAsked) return { ...found, score: 1, kind: "entry", subject: card };
  const outsiders = reading.mentions.map(({ term }) => term).filter((term) => term.kind === "outsider");
  const saysSomething = reading.content.some((at) => !/^\d+$/.test(reading.words[at] ?? ""));
  if (!saysSomething && reading.carried.length === 0) return { ...found, score: 0, kind: "unknown" };
  const anchored = reading.carried.length > 0 || reading.mentions.some(({ term }) => term.card !== undefined);
  if (best?.subject.kind === "entry" && score >= (anchored ? THRESHOLDS.answer : THRESHOLDS.unanchored))
    return { ...found, kind: "entry", subject: best.subject };
  if (outsiders.length > 0) return { ...found, kind: "unnamed", outsiders: [...new Set(outsiders)] };
  if (best?.subject.kind === "silence" && score >= (anchored ? THRESHOLDS.silence : THRESHOLDS.unanchored))
    return { ...found, kind: "silence", silence: best.subject.silence };
  return { ...found, kind: "unknown" };
}

/** True where a message is nothing but a name, or asks no more than who or what it is. */
export function isBareName(reading: Reading): boolean {
  if (!CARD_ASKS.has(reading.asks) || reading.content.length === 0) return false;
  const entities = reading.mentions.filter(({ term }) => term.card !== undefined);
  return (
    new Set(entities.map(({ term }) => term)).size === 1 &&
    reading.content.every((at) => entities.some(({ from, to }) => from <= at && at < to))
  );
}

/** The entry that introduces a name, where a message is nothing but that name. */
function cardOf(reading: Reading, subjects: ReadonlyMap<string, Subject>): EntrySubject | null {
  if (!isBareName(reading)) return null;
  const term = reading.mentions.find(({ term }) => term.card !== undefined)?.term;
  for (const subject of subjects.values()) {
    if (subject.kind === "entry" && subject.entry.id === term?.card && subject.pack.glossary.includes(term))
      return subject;
  }
  return null;
}
