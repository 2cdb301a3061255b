/** A typing mistake or two; beyond that a guess would puzzle more than it helps. */
const EDITS_MAX = 3;

/**
 * The candidate that was probably meant by a mistyped word: the only one that begins with what was typed; else the one
 * with the fewest edits (optimal string alignment: a swap of neighbours counts as one), where those are at most three
 * and at most half of the word's letters. Undefined where none is near.
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word));
  if (begun.length === 1 && word !== "") return begun[0];
  const limit = Math.min(EDITS_MAX, Math.floor(word.length / 2));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    const edits = editDistance(word, candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
