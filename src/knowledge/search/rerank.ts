import { QUESTION_MAX_CONTENT_TERMS, QUESTION_MAX_EXACT_TERMS } from "./caps.ts";
import {
  CAPITAL,
  type InvertedIndex,
  NUMBER,
  TIME,
  UNIT_KEYWORD,
  UNIT_QUESTION,
  UNIT_SENTENCE,
  UNIT_TITLE,
} from "./inverted.ts";
import type { Query } from "./query.ts";
import type { Candidate } from "./retrieve.ts";
import { CLUSTER_CONTENT_WORDS, RERANK } from "./weights.ts";

export type Ingredient = keyof typeof RERANK;

/** A candidate after the second stage. `bestUnit` is -1 where no unit shares a word with the question. */
export type Ranked = {
  readonly passage: number;
  readonly score: number;
  /** Share of the question's weight, 0 to 1. */
  readonly coverage: number;
  readonly bestUnit: number;
  /** Weighted Dice of question and best unit, 0 to 1. */
  readonly likeness: number;
  readonly ingredients: Readonly<Record<Ingredient, number>>;
};

/** Weights of the whole question: in ranking; by idf; by idf without the exact terms. */
type Totals = { readonly total: number; readonly totalIdf: number; readonly wordsIdf: number };

const MAX_SLOTS = QUESTION_MAX_CONTENT_TERMS + QUESTION_MAX_EXACT_TERMS;
const NO_SLOT = -1;
const RELATIVE = 1000;
/** Two of the question's words this far apart still count as neighbours, at half the strength. */
const PAIR_MAX_GAP = 3;
const REVERSED_PAIR = 0.7;

/**
 * The second stage: looks into the first candidates, with the corrected words, for what BM25 can't see. The buffers are
 * made once and cleaned after each search; nothing is allocated a word.
 */
export function buildReranker(index: InvertedIndex): (query: Query, candidates: readonly Candidate[]) => Ranked[] {
  const { unitStart, tokenStart, unitKind, unitWeight, relatives } = index;
  const { term: streamTerm, word: streamWord, flags: streamFlags } = index.stream;
  // The slot of a term that was asked; RELATIVE + the slot of a relative of such a term.
  const slotOf = new Int16Array(index.idf.length).fill(NO_SLOT);
  const weightOf = new Float32Array(index.idf.length);
  const wordAsked = new Uint8Array(index.words.list.length);

  // One cell a slot.
  const idfOf = new Float64Array(MAX_SLOTS);
  const mass = new Float64Array(MAX_SLOTS);
  const found = new Float64Array(MAX_SLOTS);
  const asWritten = new Uint8Array(MAX_SLOTS);
  const relativeFound = new Uint8Array(MAX_SLOTS);
  const pairs = new Float64Array(MAX_SLOTS);
  const foundInUnit = new Float64Array(MAX_SLOTS);
  const lastUnitOf = new Int32Array(MAX_SLOTS);
  const inCluster = new Int32Array(MAX_SLOTS);
  // The question's words in the passage, in order.
  let places = new Int32Array(64);
  let placeSlots = new Int16Array(64);

  return (query, candidates) => {
    const { slots } = query;
    let total = 0;
    let totalIdf = 0;
    let wordsIdf = 0;
    for (const [number, slot] of slots.entries()) {
      total += slot.weight;
      totalIdf += slot.idf;
      if (!slot.exact) wordsIdf += slot.idf;
      idfOf[number] = slot.idf;
      mass[number] = slot.weight * (slot.alternatives[0]?.weight ?? 0);
      if (!slot.exact) for (const { term } of slot.alternatives) markRelatives(term, RELATIVE + number);
    }
    // Terms that were asked win over relatives, earlier slots over later ones.
    for (let number = slots.length - 1; number >= 0; number--) {
      for (const { term, word, weight } of slots[number]?.alternatives ?? []) {
        slotOf[term] = number;
        weightOf[term] = weight;
        if (word >= 0) wordAsked[word] = 1;
      }
    }
    const ranked = candidates.map((candidate) =>
      look(query, candidate, { total: total || 1, totalIdf: totalIdf || 1, wordsIdf }),
    );
    for (const { alternatives, exact } of slots) {
      for (const { term, word } of alternatives) {
        if (!exact) markRelatives(term, NO_SLOT);
        slotOf[term] = NO_SLOT;
        if (word >= 0) wordAsked[word] = 0;
      }
    }
    return ranked.sort((left, right) => right.score - left.score || left.passage - right.passage);
  };

  function look(query: Query, { passage, score }: Candidate, { total, totalIdf, wordsIdf }: Totals): Ranked {
    const { slots } = query;
    // The loop over the tokens is where the time goes: these as locals.
    const [terms, words, slotOfTerm] = [streamTerm, streamWord, slotOf];
    for (let slot = 0; slot < slots.length; slot++) {
      found[slot] = 0;
      asWritten[slot] = 0;
      relativeFound[slot] = 0;
      pairs[slot] = 0;
      lastUnitOf[slot] = -1;
    }
    let bestUnit = -1;
    let likeness = 0;
    let title = 0;
    let cluster = 0;
    let clustered = 0;
    let placeCount = 0;
    let clusterStart = 0;
    const lastUnit = unitStart[passage + 1] ?? 0;
    for (let unit = unitStart[passage] ?? 0; unit < lastUnit; unit++) {
      const kind = unitKind[unit] ?? UNIT_SENTENCE;
      // A cluster may run over the border of two sentences, not of two questions.
      if (kind !== UNIT_SENTENCE) {
        while (clusterStart < placeCount) inCluster[placeSlots[clusterStart++] ?? 0] = 0;
        clustered = 0;
      }
      let covered = 0;
      let previousSlot = NO_SLOT;
      let previousAt = 0;
      const end = tokenStart[unit + 1] ?? 0;
      for (let at = tokenStart[unit] ?? 0; at < end; at++) {
        const term = terms[at] ?? 0;
        const slot = slotOfTerm[term] ?? NO_SLOT;
        if (slot === NO_SLOT) continue;
        if (slot >= RELATIVE) {
          relativeFound[slot - RELATIVE] = 1;
          continue;
        }
        const weight = weightOf[term] ?? 0;
        const idf = idfOf[slot] ?? 0;
        if (weight > (found[slot] ?? 0)) found[slot] = weight;
        if (wordAsked[words[at] ?? 0] === 1) asWritten[slot] = 1;
        if (lastUnitOf[slot] !== unit) {
          lastUnitOf[slot] = unit;
          foundInUnit[slot] = weight;
          covered += weight * idf;
        } else if (weight > (foundInUnit[slot] ?? 0)) {
          covered += (weight - (foundInUnit[slot] ?? 0)) * idf;
          foundInUnit[slot] = weight;
        }
        const apart = slot - previousSlot;
        const gap = at - previousAt;
        if (previousSlot !== NO_SLOT && gap <= PAIR_MAX_GAP && (apart === 1 || apart === -1)) {
          const first = apart === 1 ? previousSlot : slot;
          const strength = (apart === 1 ? 1 : REVERSED_PAIR) * (gap === 1 ? 1 : 0.5);
          if (strength > (pairs[first] ?? 0)) pairs[first] = strength;
        }
        previousSlot = slot;
        previousAt = at;
        if (kind !== UNIT_SENTENCE && kind !== UNIT_QUESTION) continue;
        if (placeCount === places.length) grow();
        places[placeCount] = at;
        placeSlots[placeCount++] = slot;
        const before = inCluster[slot] ?? 0;
        inCluster[slot] = before + 1;
        if (before === 0) clustered += mass[slot] ?? 0;
        while (at - (places[clusterStart] ?? 0) >= CLUSTER_CONTENT_WORDS) {
          const left = placeSlots[clusterStart++] ?? 0;
          const remaining = (inCluster[left] ?? 0) - 1;
          inCluster[left] = remaining;
          if (remaining === 0) clustered -= mass[left] ?? 0;
        }
        if (clustered > cluster) cluster = clustered;
      }
      if (kind === UNIT_TITLE) title = covered;
      if (kind === UNIT_TITLE || kind === UNIT_KEYWORD) continue;
      const dice = (2 * covered) / (wordsIdf + (unitWeight[unit] ?? 0));
      if (dice > likeness) {
        likeness = dice;
        bestUnit = unit;
      }
    }
    while (clusterStart < placeCount) inCluster[placeSlots[clusterStart++] ?? 0] = 0;

    let coverage = 0;
    let surface = 0;
    let relative = 0;
    let pair = 0;
    let pairTotal = 0;
    let name = 0;
    let nameTotal = 0;
    let number = 0;
    let numberTotal = 0;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      if (slot === undefined) continue;
      const { idf, weight } = slot;
      if (slot.exact) {
        const term = slot.alternatives[0]?.term ?? 0;
        if (hasPosting(term, passage)) coverage += idf;
        continue;
      }
      coverage += (found[at] ?? 0) * idf;
      const share = (found[at] ?? 0) * weight;
      if (asWritten[at] === 1) surface += share;
      if (share === 0 && relativeFound[at] === 1) relative += weight;
      if (slot.capital) {
        nameTotal += weight;
        name += share;
      }
      if (slot.numeric) {
        numberTotal += weight;
        number += share;
      }
      const next = slots[at + 1];
      if (next !== undefined && !next.exact) {
        const least = Math.min(weight, next.weight);
        pairTotal += least;
        pair += (pairs[at] ?? 0) * least;
      }
    }
    const answered = bestUnit >= 0 && holdsAnswer(query, bestUnit) ? 1 : 0;
    const kind = query.answerKind;
    const ingredients: Record<Ingredient, number> = {
      bm25: (RERANK.bm25 * score) / total,
      surface: (RERANK.surface * surface) / total,
      relative: (RERANK.relative * relative) / total,
      pair: pairTotal === 0 ? 0 : (RERANK.pair * pair) / pairTotal,
      cluster: (RERANK.cluster * cluster) / total,
      likeness: RERANK.likeness * likeness,
      title: (RERANK.title * title) / totalIdf,
      name: nameTotal === 0 ? 0 : (RERANK.name * name) / nameTotal,
      number: numberTotal === 0 ? 0 : (RERANK.number * number) / numberTotal,
      answersTime: kind === "time" ? RERANK.answersTime * answered : 0,
      answersNumber: kind === "number" ? RERANK.answersNumber * answered : 0,
      answersName: kind === "person" || kind === "place" ? RERANK.answersName * answered : 0,
    };
    return {
      passage,
      score: sum(ingredients),
      coverage: Math.min(1, coverage / totalIdf),
      bestUnit,
      likeness,
      ingredients,
    };
  }

  function markRelatives(term: number, mark: number): void {
    const group = relatives.groupOf[term] ?? 0;
    const end = relatives.start[group + 1] ?? 0;
    for (let at = relatives.start[group] ?? 0; at < end; at++) slotOf[relatives.members[at] ?? 0] = mark;
  }

  function isAsked(term: number): boolean {
    const slot = slotOf[term] ?? NO_SLOT;
    return slot !== NO_SLOT && slot < RELATIVE;
  }

  function grow(): void {
    const [widerPlaces, widerSlots] = [new Int32Array(places.length * 2), new Int16Array(places.length * 2)];
    widerPlaces.set(places);
    widerSlots.set(placeSlots);
    [places, placeSlots] = [widerPlaces, widerSlots];
  }

  function hasPosting(term: number, passage: number): boolean {
    const end = index.postingStart[term + 1] ?? 0;
    for (let at = index.postingStart[term] ?? 0; at < end; at++) if (index.postingPassage[at] === passage) return true;
    return false;
  }

  /** Whether the unit holds, outside the question's own words, a thing of the kind that is asked for. */
  function holdsAnswer({ answerKind }: Query, unit: number): boolean {
    if (answerKind === null) return false;
    const wanted = answerKind === "time" ? TIME : answerKind === "number" ? NUMBER : CAPITAL;
    const end = tokenStart[unit + 1] ?? 0;
    for (let at = tokenStart[unit] ?? 0; at < end; at++) {
      if (((streamFlags[at] ?? 0) & wanted) !== 0 && !isAsked(streamTerm[at] ?? 0)) return true;
    }
    return false;
  }
}

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
