import { QUESTION_MAX_CONTENT_TERMS, QUESTION_MAX_EXACT_TERMS } from "./caps.ts";
import { type InvertedIndex, UNIT_KEYWORD, UNIT_QUESTION, UNIT_SENTENCE, UNIT_TITLE } from "./inverted.ts";
import type { Slot } from "./query.ts";
import { CLUSTER_CONTENT_WORDS } from "./weights.ts";

/** What one passage shows of the question. Made once and overwritten by each passage; one cell a slot. */
export type Evidence = {
  /** How well each slot is satisfied, 0 to 1. */
  readonly found: Float64Array;
  /** 1 where a slot's word stands there in the very form that was asked. */
  readonly asWritten: Uint8Array;
  /** 1 where a relative of the slot's word is there. */
  readonly relative: Uint8Array;
  /** How near the slot's and the next slot's words come, 0 to 1. */
  readonly pairs: Float64Array;
  /** Weight of the densest cluster of the question's words. */
  cluster: number;
  /** Summed idf that the title accounts for. */
  title: number;
  /** The sentence or question most alike, -1 where none shares a word, and its weighted Dice, 0 to 1. */
  bestUnit: number;
  likeness: number;
};

export type EvidenceGatherer = {
  /** Prepares for a question; call {@link forget} before the next. */
  ask(slots: readonly Slot[]): void;
  gather(passage: number): Evidence;
  /** Whether the term is one of the question's. */
  isAsked(term: number): boolean;
  forget(slots: readonly Slot[]): void;
};

const MAX_SLOTS = QUESTION_MAX_CONTENT_TERMS + QUESTION_MAX_EXACT_TERMS;
const NO_SLOT = -1;
/** Added to the slot of a term that is only a relative of one that was asked. */
const RELATIVE = 1_000;
/** Two of the question's words this far apart still count as neighbours, at half the strength. */
const PAIR_MAX_GAP = 3;
const DISTANT_PAIR = 0.5;
const REVERSED_PAIR = 0.7;

/**
 * Reads the token stream of a passage once and notes what of the question is there. The buffers are made once and
 * cleaned after each question; nothing is allocated a passage.
 */
export function buildEvidenceGatherer(index: InvertedIndex): EvidenceGatherer {
  const { units, stream, relatives } = index;
  const slotOf = new Int16Array(index.idf.length).fill(NO_SLOT);
  const weightOf = new Float32Array(index.idf.length);
  const wordAsked = new Uint8Array(index.words.list.length);
  const idfOf = new Float64Array(MAX_SLOTS);
  const mass = new Float64Array(MAX_SLOTS);
  const foundInUnit = new Float64Array(MAX_SLOTS);
  const lastUnitOf = new Int32Array(MAX_SLOTS);
  const cluster = buildCluster(mass);
  let slotCount = 0;
  let wordsIdf = 0;
  const evidence: Evidence = {
    found: new Float64Array(MAX_SLOTS),
    asWritten: new Uint8Array(MAX_SLOTS),
    relative: new Uint8Array(MAX_SLOTS),
    pairs: new Float64Array(MAX_SLOTS),
    cluster: 0,
    title: 0,
    bestUnit: -1,
    likeness: 0,
  };

  return {
    ask(slots) {
      slotCount = slots.length;
      wordsIdf = 0;
      for (const [number, slot] of slots.entries()) {
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
    },
    gather,
    isAsked(term) {
      const slot = slotOf[term] ?? NO_SLOT;
      return slot !== NO_SLOT && slot < RELATIVE;
    },
    forget(slots) {
      for (const { alternatives, exact } of slots) {
        for (const { term, word } of alternatives) {
          if (!exact) markRelatives(term, NO_SLOT);
          slotOf[term] = NO_SLOT;
          if (word >= 0) wordAsked[word] = 0;
        }
      }
    },
  };

  function markRelatives(term: number, mark: number): void {
    const group = relatives.groupOf[term] ?? 0;
    const end = relatives.start[group + 1] ?? 0;
    for (let at = relatives.start[group] ?? 0; at < end; at++) slotOf[relatives.members[at] ?? 0] = mark;
  }

  function gather(passage: number): Evidence {
    for (let slot = 0; slot < slotCount; slot++) {
      evidence.found[slot] = 0;
      evidence.asWritten[slot] = 0;
      evidence.relative[slot] = 0;
      evidence.pairs[slot] = 0;
      lastUnitOf[slot] = -1;
    }
    evidence.title = 0;
    evidence.bestUnit = -1;
    evidence.likeness = 0;
    const lastUnit = units.start[passage + 1] ?? 0;
    for (let unit = units.start[passage] ?? 0; unit < lastUnit; unit++) {
      const kind = units.kind[unit] ?? UNIT_SENTENCE;
      // A cluster may run over the border of two sentences, not of two questions.
      if (kind !== UNIT_SENTENCE) cluster.breakOff();
      const covered = readUnit(unit, kind === UNIT_SENTENCE || kind === UNIT_QUESTION);
      if (kind === UNIT_TITLE) evidence.title = covered;
      if (kind === UNIT_TITLE || kind === UNIT_KEYWORD) continue;
      const dice = (2 * covered) / (wordsIdf + (units.weight[unit] ?? 0));
      if (dice > evidence.likeness) {
        evidence.likeness = dice;
        evidence.bestUnit = unit;
      }
    }
    evidence.cluster = cluster.finish();
    return evidence;
  }

  /** Summed idf of the question that the unit accounts for. Here is where the time goes. */
  function readUnit(unit: number, clusters: boolean): number {
    const { term: terms, word: words } = stream;
    const { found, asWritten, relative, pairs } = evidence;
    let covered = 0;
    let previousSlot = NO_SLOT;
    let previousAt = 0;
    const end = units.tokenStart[unit + 1] ?? 0;
    for (let at = units.tokenStart[unit] ?? 0; at < end; at++) {
      const term = terms[at] ?? 0;
      const slot = slotOf[term] ?? NO_SLOT;
      if (slot === NO_SLOT) continue;
      if (slot >= RELATIVE) {
        relative[slot - RELATIVE] = 1;
        continue;
      }
      const weight = weightOf[term] ?? 0;
      if (weight > (found[slot] ?? 0)) found[slot] = weight;
      if (wordAsked[words[at] ?? 0] === 1) asWritten[slot] = 1;
      const before = lastUnitOf[slot] === unit ? (foundInUnit[slot] ?? 0) : 0;
      if (weight > before) {
        covered += (weight - before) * (idfOf[slot] ?? 0);
        foundInUnit[slot] = weight;
        lastUnitOf[slot] = unit;
      }
      const gap = at - previousAt;
      if (previousSlot !== NO_SLOT && gap <= PAIR_MAX_GAP && Math.abs(slot - previousSlot) === 1) {
        const first = Math.min(slot, previousSlot);
        const strength = (slot > previousSlot ? 1 : REVERSED_PAIR) * (gap === 1 ? 1 : DISTANT_PAIR);
        if (strength > (pairs[first] ?? 0)) pairs[first] = strength;
      }
      previousSlot = slot;
      previousAt = at;
      if (clusters) cluster.add(at, slot);
    }
    return covered;
  }
}

/** A window that slides over the question's words in a passage and remembers the greatest weight of distinct slots. */
function buildCluster(mass: Float64Array) {
  const inside = new Int32Array(mass.length);
  // A ring: at most one place a content word of the window.
  const places = new Int32Array(CLUSTER_CONTENT_WORDS);
  const slots = new Int32Array(CLUSTER_CONTENT_WORDS);
  let head = 0;
  let count = 0;
  let weight = 0;
  let greatest = 0;

  function drop(): void {
    const slot = slots[head] ?? 0;
    head = (head + 1) % CLUSTER_CONTENT_WORDS;
    count--;
    const remaining = (inside[slot] ?? 0) - 1;
    inside[slot] = remaining;
    if (remaining === 0) weight -= mass[slot] ?? 0;
  }

  return {
    add(place: number, slot: number): void {
      while (count > 0 && place - (places[head] ?? 0) >= CLUSTER_CONTENT_WORDS) drop();
      const tail = (head + count++) % CLUSTER_CONTENT_WORDS;
      places[tail] = place;
      slots[tail] = slot;
      const before = inside[slot] ?? 0;
      inside[slot] = before + 1;
      if (before === 0) weight += mass[slot] ?? 0;
      if (weight > greatest) greatest = weight;
    },
    breakOff(): void {
      while (count > 0) drop();
      weight = 0;
    },
    /** The greatest weight since the last time. */
    finish(): number {
      this.breakOff();
      const result = greatest;
      greatest = 0;
      return result;
    },
  };
}
