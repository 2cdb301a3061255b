/** The numbers of the words most like `word`, likest first; only words whose length differs by at most `edits`. */
export type LookAlikes = (word: string, edits: number, most: number) => number[];

const BLANK = 0x20;

/**
 * Finds look-alikes by shared padded bigrams. Postings hold the words in order of length, so that a search touches only
 * words of a plausible length.
 */
export function buildLookAlikes(vocabulary: readonly string[]): LookAlikes {
  const byLength = vocabulary.map((_, number) => number).sort((left, right) => lengthOf(left) - lengthOf(right));
  const bigramIds = new Map<number, number>();
  const postings: number[][] = [];
  for (const [rank, number] of byLength.entries()) {
    for (const bigram of bigramsOf(vocabulary[number] ?? "")) {
      let id = bigramIds.get(bigram);
      if (id === undefined) {
        id = postings.length;
        bigramIds.set(bigram, id);
        postings.push([]);
      }
      postings[id]?.push(rank);
    }
  }
  const ranks = postings.map((list) => Int32Array.from(list));
  const shared = new Uint8Array(vocabulary.length);

  return (word, edits, most) => {
    const bigrams = bigramsOf(word);
    // An edit spoils at most two padded bigrams, a swap of neighbours three.
    const least = Math.max(1, bigrams.size - 3 * edits);
    const from = firstRank(word.length - edits);
    const to = firstRank(word.length + edits + 1);
    const alike: number[] = [];
    for (const bigram of bigrams) {
      const list = ranks[bigramIds.get(bigram) ?? -1];
      if (list === undefined) continue;
      for (let at = lowerBound(list, from); at < list.length; at++) {
        const rank = list[at] ?? 0;
        if (rank >= to) break;
        const count = (shared[rank] ?? 0) + 1;
        shared[rank] = count;
        if (count === least) alike.push(rank);
      }
    }
    const scored = alike.map((rank) => {
      const number = byLength[rank] ?? 0;
      return { number, likeness: (2 * (shared[rank] ?? 0)) / (bigrams.size + lengthOf(number) + 1) };
    });
    shared.fill(0, from, to);
    scored.sort((left, right) => right.likeness - left.likeness || left.number - right.number);
    return scored.slice(0, most).map(({ number }) => number);
  };

  function lengthOf(number: number): number {
    return vocabulary[number]?.length ?? 0;
  }

  /** Where in `byLength` the words of at least this length begin. */
  function firstRank(length: number): number {
    let low = 0;
    let high = byLength.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lengthOf(byLength[middle] ?? 0) < length) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bigrams of the word between two blanks, as numbers, each once. */
function bigramsOf(word: string): Set<number> {
  const bigrams = new Set<number>();
  let previous = BLANK;
  for (let at = 0; at < word.length; at++) {
    const current = word.charCodeAt(at);
    bigrams.add(previous * 0x10000 + current);
    previous = current;
  }
  return bigrams.add(previous * 0x10000 + BLANK);
}
