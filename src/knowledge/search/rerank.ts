import type { LanguageTools } from "../text/language.ts";
import { CAPITAL, type InvertedIndex, NUMBER, TIME, UNIT_KEYWORD, UNIT_SENTENCE, UNIT_TITLE } from "./inverted.ts";
import type { Query, Slot } from "./query.ts";
import type { Candidate } from "./retrieve.ts";
import { RERANK } from "./weights.ts";

export type Ingredient = keyof typeof RERANK;
export type Ingredients = Record<Ingredient, number>;

/** A candidate after the second stage. `bestUnit` is -1 where no unit shares a word with the question. */
export type Ranked = {
  readonly passage: number;
  score: number;
  readonly coverage: number;
  readonly bestUnit: number;
  readonly likeness: number;
  readonly ingredients: Ingredients;
};

/**
 * The second stage: looks into the first candidates, with the corrected words, for what BM25 can't see. Each
 * ingredient is a share of the question's weight, so that weights mean the same for short and long questions.
 */
export function buildReranker(index: InvertedIndex, _language: LanguageTools) {
  const slotOf = new Int16Array(index.idf.length).fill(-1);
  const weightOf = new Float32Array(index.idf.length);
  const { stream } = index;

  return (query: Query, candidates: readonly Candidate[]): Ranked[] => {
    const { slots } = query;
    const total = slots.reduce((sum, slot) => sum + slot.idf, 0) || 1;
    for (let number = slots.length - 1; number >= 0; number--) {
      for (const { term, weight } of slots[number]?.alternatives ?? []) {
        slotOf[term] = number;
        weightOf[term] = weight;
      }
    }
    const ranked = candidates.map((candidate) => look(query, candidate, total));
    for (const { alternatives } of slots) for (const { term } of alternatives) slotOf[term] = -1;
    ranked.sort((left, right) => right.score - left.score || left.passage - right.passage);
    return ranked;
  };

  function look(query: Query, { passage, score }: Candidate, total: number): Ranked {
    const { slots } = query;
    const whole = new Float64Array(slots.length);
    const surface = new Uint8Array(slots.length);
    const pairs = new Float64Array(slots.length);
    let inUnit = new Float64Array(slots.length);
    let inPrevious = new Float64Array(slots.length);
    let sentence = 0;
    let window = 0;
    let bestUnit = -1;
    let likeness = 0;
    let answerUnit = -1;
    const lastUnit = index.unitStart[passage + 1] ?? 0;
    for (let unit = index.unitStart[passage] ?? 0; unit < lastUnit; unit++) {
      const swap = inPrevious;
      inPrevious = inUnit;
      inUnit = swap.fill(0);
      let previousSlot = -1;
      let previousAt = -9;
      const end = index.tokenStart[unit + 1] ?? 0;
      for (let at = index.tokenStart[unit] ?? 0; at < end; at++) {
        const term = stream.term[at] ?? 0;
        const slot = slotOf[term] ?? -1;
        if (slot < 0) continue;
        const weight = weightOf[term] ?? 0;
        if (weight > (inUnit[slot] ?? 0)) inUnit[slot] = weight;
        if (slots[slot]?.alternatives.some((each) => each.word === stream.word[at])) surface[slot] = 1;
        const gap = at - previousAt;
        if (gap <= 3 && slot !== previousSlot) {
          const low = Math.min(slot, previousSlot);
          const apart = Math.abs(slot - previousSlot);
          if (apart === 1) {
            const strength = (slot > previousSlot ? 1 : 0.7) * (gap === 1 ? 1 : 0.5);
            if (strength > (pairs[low] ?? 0)) pairs[low] = strength;
          }
        }
        previousSlot = slot;
        previousAt = at;
      }
      const kind = index.unitKind[unit];
      let covered = 0;
      let both = 0;
      for (let slot = 0; slot < slots.length; slot++) {
        const share = inUnit[slot] ?? 0;
        const weight = slots[slot]?.idf ?? 0;
        covered += share * weight;
        both += Math.max(share, inPrevious[slot] ?? 0) * weight;
        if (share > (whole[slot] ?? 0)) whole[slot] = share;
      }
      if (kind === UNIT_TITLE || kind === UNIT_KEYWORD) continue;
      if (covered > sentence) {
        sentence = covered;
        answerUnit = unit;
      }
      if (kind === UNIT_SENTENCE && both > window) window = both;
      const dice = (2 * covered) / (total + (index.unitWeight[unit] ?? 0));
      if (dice > likeness) {
        likeness = dice;
        bestUnit = unit;
      }
    }
    let coverage = 0;
    let group = 0;
    let surfaces = 0;
    let pairSum = 0;
    let pairTotal = 0;
    let names = 0;
    let nameTotal = 0;
    const groupTerms = index.groupTerms[index.groupOf[passage] ?? 0];
    for (let slot = 0; slot < slots.length; slot++) {
      const { idf, capital, alternatives, exact } = slots[slot] as Slot;
      if (exact && alternatives.some(({ term }) => hasPosting(term, passage))) whole[slot] = 1;
      coverage += (whole[slot] ?? 0) * idf;
      if (surface[slot] === 1) surfaces += (whole[slot] ?? 0) * idf;
      let most = 0;
      for (const { term, weight } of alternatives) {
        const count = groupTerms?.get(term) ?? 0;
        if (count > 0) most = Math.max(most, weight * Math.log2(1 + count));
      }
      group += most * idf;
      const next = slots[slot + 1];
      if (next !== undefined && !exact && !next.exact) {
        const weight = Math.min(idf, next.idf);
        pairTotal += weight;
        pairSum += (pairs[slot] ?? 0) * weight;
      }
      if (capital) {
        nameTotal += idf;
        names += (whole[slot] ?? 0) * idf;
      }
    }
    const ingredients: Ingredients = {
      bm25: score / total,
      group: group / total,
      coverage: coverage / total,
      sentence: sentence / total,
      pair: pairTotal === 0 ? 0 : pairSum / pairTotal,
      window: window / total,
      surface: surfaces / total,
      name: nameTotal === 0 ? 0 : names / nameTotal,
      likeness,
      answer: answers(query, answerUnit),
    };
    let sum = 0;
    for (const name in ingredients) sum += ingredients[name as Ingredient] * RERANK[name as Ingredient];
    return { passage, score: sum, coverage: coverage / total, bestUnit, likeness, ingredients };
  }

  function hasPosting(term: number, passage: number): boolean {
    const end = index.postingStart[term + 1] ?? 0;
    for (let at = index.postingStart[term] ?? 0; at < end; at++) if (index.postingPassage[at] === passage) return true;
    return false;
  }

  /** 1 where the best sentence holds, outside the question's own words, something of the kind that is asked for. */
  function answers(query: Query, unit: number): number {
    if (query.answerKind === null || unit < 0) return 0;
    const wanted = query.answerKind === "time" ? TIME : query.answerKind === "number" ? NUMBER : CAPITAL;
    const end = index.tokenStart[unit + 1] ?? 0;
    for (let at = index.tokenStart[unit] ?? 0; at < end; at++) {
      if (((stream.flags[at] ?? 0) & wanted) !== 0 && (slotOf[stream.term[at] ?? 0] ?? -1) < 0) return 1;
    }
    return 0;
  }
}
