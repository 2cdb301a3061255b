import { buildEvidenceGatherer, type Evidence } from "./evidence.ts";
import { CAPITAL, type InvertedIndex, NUMBER, TIME } from "./inverted.ts";
import type { Query } from "./query.ts";
import type { Candidate } from "./retrieve.ts";
import { RERANK } from "./weights.ts";

export type Ingredient = keyof typeof RERANK;

/** A candidate after the second stage. `bestUnit` is -1 where no unit shares a word with the question. */
export type Ranked = {
  readonly passage: number;
  readonly score: number;
  /** Share of the question's idf, 0 to 1. */
  readonly coverage: number;
  readonly bestUnit: number;
  /** Weighted Dice of question and best unit, 0 to 1. */
  readonly likeness: number;
  /** They add up to the score. */
  readonly ingredients: Readonly<Record<Ingredient, number>>;
};

const FLAG_OF_ANSWER = { person: CAPITAL, place: CAPITAL, time: TIME, number: NUMBER };

/** The second stage: looks into the first candidates, with the corrected words, for what BM25 can't see. */
export function buildReranker(index: InvertedIndex): (query: Query, candidates: readonly Candidate[]) => Ranked[] {
  const { postings, stream, units } = index;
  const gatherer = buildEvidenceGatherer(index);

  return (query, candidates) => {
    gatherer.ask(query.slots);
    const ranked = candidates.map((candidate) => judge(query, candidate, gatherer.gather(candidate.passage)));
    gatherer.forget(query.slots);
    return ranked.sort((left, right) => right.score - left.score || left.passage - right.passage);
  };

  function judge(query: Query, { passage, score: bm25 }: Candidate, evidence: Evidence): Ranked {
    const { slots } = query;
    const total = { weight: 0, idf: 0, pair: 0, name: 0, number: 0 };
    const got = { idf: 0, surface: 0, relative: 0, pair: 0, name: 0, number: 0 };
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      if (slot === undefined) continue;
      const { idf, weight } = slot;
      total.weight += weight;
      total.idf += idf;
      if (slot.exact) {
        if (hasPosting(slot.alternatives[0]?.term ?? 0, passage)) got.idf += idf;
        continue;
      }
      const found = evidence.found[at] ?? 0;
      const share = found * weight;
      got.idf += found * idf;
      if (evidence.asWritten[at] === 1) got.surface += share;
      if (found === 0 && evidence.relative[at] === 1) got.relative += weight;
      if (slot.capital) {
        total.name += weight;
        got.name += share;
      }
      if (slot.numeric) {
        total.number += weight;
        got.number += share;
      }
      const next = slots[at + 1];
      if (next !== undefined && !next.exact) {
        const pairWeight = Math.min(weight, next.weight);
        total.pair += pairWeight;
        got.pair += (evidence.pairs[at] ?? 0) * pairWeight;
      }
    }
    const kind = query.answerKind;
    const answered = kind !== null && holdsAnswer(FLAG_OF_ANSWER[kind], evidence.bestUnit) ? 1 : 0;
    const ingredients: Record<Ingredient, number> = {
      bm25: RERANK.bm25 * shareOf(bm25, total.weight),
      surface: RERANK.surface * shareOf(got.surface, total.weight),
      relative: RERANK.relative * shareOf(got.relative, total.weight),
      pair: RERANK.pair * shareOf(got.pair, total.pair),
      cluster: RERANK.cluster * shareOf(evidence.cluster, total.weight),
      likeness: RERANK.likeness * evidence.likeness,
      title: RERANK.title * shareOf(evidence.title, total.idf),
      name: RERANK.name * shareOf(got.name, total.name),
      number: RERANK.number * shareOf(got.number, total.number),
      answersTime: kind === "time" ? RERANK.answersTime * answered : 0,
      answersNumber: kind === "number" ? RERANK.answersNumber * answered : 0,
      answersName: kind === "person" || kind === "place" ? RERANK.answersName * answered : 0,
    };
    return {
      passage,
      score: sum(ingredients),
      coverage: Math.min(1, shareOf(got.idf, total.idf)),
      bestUnit: evidence.bestUnit,
      likeness: Math.min(1, evidence.likeness),
      ingredients,
    };
  }

  /** Binary search: passages stand in ascending order. */
  function hasPosting(term: number, passage: number): boolean {
    let low = postings.start[term] ?? 0;
    let high = postings.start[term + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((postings.passage[middle] ?? 0) < passage) low = middle + 1;
      else high = middle;
    }
    return low < (postings.start[term + 1] ?? 0) && postings.passage[low] === passage;
  }

  /** Whether the unit holds, outside the question's own words, a thing of the kind that is asked for. */
  function holdsAnswer(flag: number, unit: number): boolean {
    if (unit < 0) return false;
    const end = units.tokenStart[unit + 1] ?? 0;
    for (let at = units.tokenStart[unit] ?? 0; at < end; at++) {
      if (((stream.flags[at] ?? 0) & flag) !== 0 && !gatherer.isAsked(stream.term[at] ?? 0)) return true;
    }
    return false;
  }
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Named one by one: a loop over the names would cost more than all the rest. */
function sum(parts: Readonly<Record<Ingredient, number>>): number {
  return (
    parts.bm25 +
    parts.surface +
    parts.relative +
    parts.pair +
    parts.cluster +
    parts.likeness +
    parts.title +
    parts.name +
    parts.number +
    parts.answersTime +
    parts.answersNumber +
    parts.answersName
  );
}
