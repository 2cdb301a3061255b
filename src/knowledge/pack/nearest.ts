import { editDistance } from "../search/distance.ts";

/** Beyond that a guess would puzzle more than it helps. */
const EDITS_MAX = 3;

/** The candidate that was probably meant by a mistyped name, or undefined where none is near. */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let most = Math.min(EDITS_MAX, Math.floor(typed.length / 2));
  for (const candidate of candidates) {
    const edits = editDistance(typed.toLowerCase(), candidate.toLowerCase(), most);
    if (edits > most) continue;
    best = candidate;
    most = edits - 1;
  }
  return best;
}
