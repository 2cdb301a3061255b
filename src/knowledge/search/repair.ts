import Fuse from "fuse.js";
import { REPAIR_MAX_CHARACTERS, REPAIR_MIN_CHARACTERS } from "./caps.ts";
import { editDistance } from "./distance.ts";
import { buildLookAlikes } from "./lookalikes.ts";
import { REPAIR } from "./weights.ts";

export type VocabularyWord = { readonly word: string; readonly count: number };
/** `index` is the word's place in the vocabulary. */
export type Correction = { readonly index: number; readonly word: string; readonly weight: number };
export type Repairer = (word: string) => Correction[];

/**
 * Corrects words against a vocabulary: shared bigrams pick at most 64 look-alikes, Fuse ranks them, an edit-distance
 * check (one edit, or two from eight letters) keeps what is plausible, and frequency breaks near ties.
 */
export function buildRepairer(vocabulary: readonly VocabularyWord[]): Repairer {
  const lookAlikes = buildLookAlikes(vocabulary.map(({ word }) => word));
  return (word) => {
    if (word.length < REPAIR_MIN_CHARACTERS || word.length > REPAIR_MAX_CHARACTERS) return [];
    const edits = word.length >= REPAIR.twoEditsFromCharacters ? 2 : 1;
    const shortlist = lookAlikes(word, edits, REPAIR.shortlist);
    return shortlist.length === 0 ? [] : rank(word, shortlist, vocabulary, edits);
  };
}

function rank(
  word: string,
  shortlist: readonly number[],
  vocabulary: readonly VocabularyWord[],
  mostEdits: number,
): Correction[] {
  const fuse = new Fuse(
    shortlist.map((number) => vocabulary[number]?.word ?? ""),
    { includeScore: true, shouldSort: false, threshold: REPAIR.fuseThreshold, ignoreFieldNorm: true },
  );
  const plausible: { index: number; word: string; plausibility: number }[] = [];
  for (const { item, refIndex, score = 1 } of fuse.search(word)) {
    const edits = editDistance(word, item, mostEdits);
    const index = shortlist[refIndex];
    if (edits > mostEdits || index === undefined) continue;
    const plausibility =
      (1 - score) *
      REPAIR.perEdit ** (edits - 1) *
      (item[0] === word[0] ? 1 : REPAIR.otherFirstLetter) *
      (1 + Math.log2(1 + (vocabulary[index]?.count ?? 0))) ** REPAIR.frequencyExponent;
    plausible.push({ index, word: item, plausibility });
  }
  plausible.sort((left, right) => right.plausibility - left.plausibility || (left.word < right.word ? -1 : 1));
  const best = plausible[0]?.plausibility ?? 1;
  return plausible
    .slice(0, REPAIR.candidates)
    .map((each) => ({ index: each.index, word: each.word, weight: REPAIR.bestWeight * (each.plausibility / best) }));
}
