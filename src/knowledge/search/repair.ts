import Fuse, { type IFuseOptions } from "fuse.js";
import { REPAIR_MAX_CHARACTERS, REPAIR_MIN_CHARACTERS } from "./caps.ts";
import { editDistance } from "./distance.ts";
import { buildLookAlikes } from "./lookalikes.ts";
import { REPAIR } from "./weights.ts";

export type VocabularyWord = { readonly word: string; readonly count: number };
/** `index` is the word's place in the vocabulary. */
export type Correction = { readonly index: number; readonly word: string; readonly weight: number };
export type Repairer = (word: string) => Correction[];

const FUSE_OPTIONS: IFuseOptions<Candidate> = {
  keys: ["word"],
  includeScore: true,
  shouldSort: false,
  threshold: REPAIR.fuseThreshold,
  ignoreFieldNorm: true,
};

/**
 * Corrects words against a vocabulary: shared bigrams pick at most 64 look-alikes, an edit-distance check (one edit, or
 * two from eight letters) keeps what is plausible, Fuse ranks it, and frequency and first letter weigh in.
 */
export function buildRepairer(vocabulary: readonly VocabularyWord[]): Repairer {
  const lookAlikes = buildLookAlikes(vocabulary.map(({ word }) => word));
  return (word) => {
    if (word.length < REPAIR_MIN_CHARACTERS || word.length > REPAIR_MAX_CHARACTERS) return [];
    const most = word.length >= REPAIR.twoEditsFromCharacters ? 2 : 1;
    const candidates: Candidate[] = [];
    for (const index of lookAlikes(word, most, REPAIR.shortlist)) {
      const candidate = vocabulary[index];
      if (candidate === undefined) continue;
      const edits = editDistance(word, candidate.word, most);
      if (edits <= most) candidates.push({ ...candidate, index, edits });
    }
    return candidates.length === 0 ? [] : rank(word, candidates);
  };
}

type Candidate = VocabularyWord & { readonly index: number; readonly edits: number };

function rank(word: string, candidates: readonly Candidate[]): Correction[] {
  const fuse = new Fuse(candidates, FUSE_OPTIONS);
  const plausible = fuse.search(word).map(({ item, score = 1 }) => ({
    item,
    plausibility:
      (1 - score) *
      REPAIR.perEdit ** (item.edits - 1) *
      (item.word[0] === word[0] ? 1 : REPAIR.otherFirstLetter) *
      (1 + Math.log2(1 + item.count)) ** REPAIR.frequencyExponent,
  }));
  plausible.sort((left, right) => right.plausibility - left.plausibility || left.item.index - right.item.index);
  const best = plausible[0]?.plausibility ?? 1;
  return plausible.slice(0, REPAIR.candidates).map(({ item, plausibility }) => ({
    index: item.index,
    word: item.word,
    weight: REPAIR.bestWeight * (plausibility / best),
  }));
}
