import type { InvertedIndex } from "./inverted.ts";
import type { Slot } from "./query.ts";

/** A passage that shares a term with the question, and its BM25 score. */
export type Candidate = { readonly passage: number; readonly score: number };
export type Retrieval = { readonly candidates: readonly Candidate[]; readonly postings: number };

/**
 * The first stage: BM25 over the postings. Among the alternatives of one slot the best counts, not their sum.
 * The buffers are made once; a search leaves them clean.
 */
export function buildRetriever(index: InvertedIndex): (slots: readonly Slot[], depth: number) => Retrieval {
  const scores = new Float64Array(index.passages.length);
  const slotScores = new Float64Array(index.passages.length);
  return (slots, depth) => {
    const touched: number[] = [];
    let postings = 0;
    for (const { alternatives } of slots) {
      const single = alternatives.length === 1;
      const slotTouched: number[] = [];
      for (const { term, weight } of alternatives) {
        const end = index.postingStart[term + 1] ?? 0;
        for (let at = index.postingStart[term] ?? 0; at < end; at++) {
          const passage = index.postingPassage[at] ?? 0;
          const impact = (index.postingImpact[at] ?? 0) * weight;
          postings++;
          if (single) {
            const before = scores[passage] ?? 0;
            if (before === 0) touched.push(passage);
            scores[passage] = before + impact;
          } else {
            const before = slotScores[passage] ?? 0;
            if (before === 0) slotTouched.push(passage);
            if (impact > before) slotScores[passage] = impact;
          }
        }
      }
      for (const passage of slotTouched) {
        const before = scores[passage] ?? 0;
        if (before === 0) touched.push(passage);
        scores[passage] = before + (slotScores[passage] ?? 0);
        slotScores[passage] = 0;
      }
    }
    const candidates = best(touched, scores, depth);
    for (const passage of touched) scores[passage] = 0;
    return { candidates, postings };
  };
}

/** The `depth` passages with the greatest scores, best first; ties in the order of the passages. */
function best(touched: readonly number[], scores: Float64Array, depth: number): Candidate[] {
  const kept: { passage: number; score: number }[] = [];
  for (const passage of touched) {
    const score = scores[passage] ?? 0;
    const last = kept[kept.length - 1];
    if (kept.length === depth && last !== undefined && !precedes(score, passage, last)) continue;
    if (kept.length === depth) kept.pop();
    let at = kept.length;
    for (let above = kept[at - 1]; above !== undefined && precedes(score, passage, above); above = kept[at - 1]) at--;
    kept.splice(at, 0, { passage, score });
  }
  return kept;
}

function precedes(score: number, passage: number, other: Candidate): boolean {
  return score > other.score || (score === other.score && passage < other.passage);
}
