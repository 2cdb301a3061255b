import Fuse from "fuse.js";
import { REPAIR_MAX_CHARACTERS, REPAIR_MIN_CHARACTERS } from "./caps.ts";
import { editDistance } from "./distance.ts";
import { REPAIR } from "./weights.ts";

export type VocabularyWord = { readonly word: string; readonly count: number };
/** `index` is the word's place in the vocabulary. */
export type Correction = { readonly index: number; readonly word: string; readonly weight: number };
export type Repairer = (word: string) => Correction[];

/**
 * Corrects words against a vocabulary: padded bigrams pick at most 64 look-alikes, Fuse ranks them, an edit-distance
 * check (one edit, or two from eight letters) keeps what is plausible, and frequency breaks near ties.
 */
export function buildRepairer(vocabulary: readonly VocabularyWord[]): Repairer {
  const byBigram = indexBigrams(vocabulary);
  const shared = new Uint8Array(vocabulary.length);
  return (word) => {
    if (word.length < REPAIR_MIN_CHARACTERS || word.length > REPAIR_MAX_CHARACTERS) return [];
    const candidates = shortlist(word, vocabulary, byBigram, shared);
    if (candidates.length === 0) return [];
    return weigh(word, candidates, vocabulary);
  };
}

function editsAllowed(word: string): number {
  return word.length >= REPAIR.twoEditsFromCharacters ? 2 : 1;
}

function bigramCode(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Bigrams of the word between two blanks, as numbers, each once. */
function bigramsOf(word: string): Set<number> {
  const codes = new Set<number>();
  let previous = 0x20;
  for (let at = 0; at < word.length; at++) {
    const current = word.charCodeAt(at);
    codes.add(bigramCode(previous, current));
    previous = current;
  }
  return codes.add(bigramCode(previous, 0x20));
}

/** Bigram → the words that have it, ordered by length so that a search can stop early. */
function indexBigrams(vocabulary: readonly VocabularyWord[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const [number, { word }] of vocabulary.entries()) {
    if (word.length > REPAIR_MAX_CHARACTERS + 2) continue;
    for (const code of bigramsOf(word)) {
      const words = index.get(code);
      if (words === undefined) index.set(code, [number]);
      else words.push(number);
    }
  }
  return index;
}

function shortlist(
  word: string,
  vocabulary: readonly VocabularyWord[],
  byBigram: ReadonlyMap<number, readonly number[]>,
  shared: Uint8Array,
): number[] {
  const most = editsAllowed(word);
  const touched: number[] = [];
  const bigrams = bigramsOf(word);
  for (const code of bigrams) {
    for (const candidate of byBigram.get(code) ?? []) {
      const before = shared[candidate] ?? 0;
      if (before === 0) touched.push(candidate);
      shared[candidate] = before + 1;
    }
  }
  // An edit spoils at most two padded bigrams, a swap three.
  const least = Math.max(1, bigrams.size - 3 * most);
  const close: { candidate: number; likeness: number }[] = [];
  for (const candidate of touched) {
    const common = shared[candidate] ?? 0;
    shared[candidate] = 0;
    const length = vocabulary[candidate]?.word.length ?? 0;
    if (common < least || Math.abs(length - word.length) > most) continue;
    close.push({ candidate, likeness: (2 * common) / (bigrams.size + length + 1) });
  }
  close.sort((left, right) => right.likeness - left.likeness || left.candidate - right.candidate);
  return close.slice(0, REPAIR.shortlist).map((each) => each.candidate);
}

function weigh(word: string, candidates: readonly number[], vocabulary: readonly VocabularyWord[]): Correction[] {
  const fuse = new Fuse(
    candidates.map((candidate) => vocabulary[candidate]?.word ?? ""),
    {
      includeScore: true,
      shouldSort: false,
      threshold: REPAIR.fuseThreshold,
      ignoreLocation: false,
      distance: 40,
      ignoreFieldNorm: true,
    },
  );
  const most = editsAllowed(word);
  const plausible: { index: number; word: string; plausibility: number }[] = [];
  for (const { item, refIndex, score = 1 } of fuse.search(word)) {
    const edits = editDistance(word, item, most);
    const index = candidates[refIndex];
    if (edits > most || index === undefined) continue;
    const plausibility =
      (1 - score) *
      REPAIR.perEdit ** (edits - 1) *
      (item[0] === word[0] ? 1 : REPAIR.otherFirstLetter) *
      (1 + Math.log2(1 + (vocabulary[index]?.count ?? 0))) ** REPAIR.frequencyExponent;
    plausible.push({ index, word: item, plausibility });
  }
  plausible.sort((left, right) => right.plausibility - left.plausibility || (left.word < right.word ? -1 : 1));
  const best = plausible[0]?.plausibility ?? 1;
  return plausible.slice(0, REPAIR.candidates).map(({ index, word: corrected, plausibility }) => ({
    index,
    word: corrected,
    weight: REPAIR.bestWeight * (plausibility / best),
  }));
}
