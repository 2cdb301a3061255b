/** Rank from 1 of the first right passage; 0 where none of the results is right. */
export function rankOf(results: readonly string[], right: ReadonlySet<string>): number {
  return results.findIndex((id) => right.has(id)) + 1;
}

/** Percentage of questions whose right passage is among the first `depth`. */
export function recallAt(depth: number, ranks: readonly number[]): number {
  return percentage(ranks, (rank) => (rank > 0 && rank <= depth ? 1 : 0));
}

/** Mean reciprocal rank within the first `depth`, as a percentage. */
export function reciprocalRankAt(depth: number, ranks: readonly number[]): number {
  return percentage(ranks, (rank) => (rank > 0 && rank <= depth ? 1 / rank : 0));
}

/** The value below which the share `fraction` (0 to 1) of the values lies (nearest rank); 0 of none. */
export function percentile(fraction: number, values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? 0;
}

function percentage(ranks: readonly number[], gain: (rank: number) => number): number {
  if (ranks.length === 0) return 0;
  return (100 * ranks.reduce((sum, rank) => sum + gain(rank), 0)) / ranks.length;
}
