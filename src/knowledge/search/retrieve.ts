import type { InvertedIndex } from "./inverted.ts";
import type { Slot } from "./query.ts";
import { RERANK_DEPTH, RERANK_SCORE_SHARE } from "./weights.ts";

/** A passage that shares a term with the question, and its BM25 score. */
export type Candidate = { readonly passage: number; readonly score: number };
/** `postings`: how many were read. */
export type Retrieval = { readonly candidates: readonly Candidate[]; readonly postings: number };

/**
 * The first stage: BM25 over the postings. Among the alternatives of one slot the best counts, not their sum.
 * Passages far below the best can't win later: past `atLeast` they are left out. The buffers are made once and cleaned after each search.
 */
export function buildRetriever(index: InvertedIndex): (slots: readonly Slot[], atLeast: number) => Retrieval {
  const { postings } = index;
  const scores = new Float64Array(index.passages.length);
  const touched = new Int32Array(index.passages.length);
  const slotScores = new Float64Array(index.passages.length);
  const slotTouched = new Int32Array(index.passages.length);
  let touchedCount = 0;

  return (slots, atLeast) => {
    touchedCount = 0;
    let read = 0;
    for (const { alternatives } of slots) {
      const only = alternatives.length === 1 ? alternatives[0] : undefined;
      if (only !== undefined) {
        const end = postings.start[only.term + 1] ?? 0;
        const start = postings.start[only.term] ?? 0;
        for (let at = start; at < end; at++) add(postings.passage[at] ?? 0, (postings.impact[at] ?? 0) * only.weight);
        read += end - start;
        continue;
      }
      let slotCount = 0;
      for (const { term, weight } of alternatives) {
        const end = postings.start[term + 1] ?? 0;
        for (let at = postings.start[term] ?? 0; at < end; at++) {
          const passage = postings.passage[at] ?? 0;
          const impact = (postings.impact[at] ?? 0) * weight;
          const before = slotScores[passage] ?? 0;
          if (before === 0) slotTouched[slotCount++] = passage;
          if (impact > before) slotScores[passage] = impact;
          read++;
        }
      }
      for (let at = 0; at < slotCount; at++) {
        const passage = slotTouched[at] ?? 0;
        add(passage, slotScores[passage] ?? 0);
        slotScores[passage] = 0;
      }
    }
    const candidates = best(Math.max(RERANK_DEPTH, atLeast));
    const enough = (candidates[0]?.score ?? 0) * RERANK_SCORE_SHARE;
    while (candidates.length > atLeast && (candidates[candidates.length - 1]?.score ?? 0) < enough) candidates.pop();
    for (let at = 0; at < touchedCount; at++) scores[touched[at] ?? 0] = 0;
    return { candidates, postings: read };
  };

  function add(passage: number, score: number): void {
    const before = scores[passage] ?? 0;
    if (before === 0) touched[touchedCount++] = passage;
    scores[passage] = before + score;
  }

  /** The `depth` passages with the greatest scores, best first; ties in the order of the passages. */
  function best(depth: number): Candidate[] {
    const kept: Candidate[] = [];
    for (let at = 0; at < touchedCount; at++) {
      const passage = touched[at] ?? 0;
      const score = scores[passage] ?? 0;
      if (kept.length === depth) {
        if (!precedes(score, passage, kept[depth - 1])) continue;
        kept.pop();
      }
      let place = kept.length;
      while (place > 0 && precedes(score, passage, kept[place - 1])) place--;
      kept.splice(place, 0, { passage, score });
    }
    return kept;
  }
}

function precedes(score: number, passage: number, other: Candidate | undefined): boolean {
  return other === undefined || score > other.score || (score === other.score && passage < other.passage);
}
