/**
 * Edits (insert, delete, substitute, swap of neighbours) between two words, counted no further than `most`;
 * `most + 1` where there are more.
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let fromEnd = from.length;
  let toEnd = to.length;
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) {
    fromEnd--;
    toEnd--;
  }
  // Only what lies between the common beginning and the common end is compared, mostly a letter or two.
  const [left, right] = [from.slice(start, fromEnd), to.slice(start, toEnd)];
  if (left === "" || right === "") return Math.min(most + 1, left.length + right.length);
  return Math.min(most + 1, compare(left, right, most));
}

/** Optimal string alignment, row by row; gives up once a whole row is past `most`. */
function compare(from: string, to: string, most: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let edits = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        edits = Math.min(edits, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(edits);
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
