import type { LanguageTools } from "../../src/knowledge/text/language.ts";
import type { BenchPassage } from "./corpus.ts";
import { percentile, rankOf, recallAt, reciprocalRankAt } from "./metrics.ts";
import type { Searcher, System } from "./system.ts";

export type Trial = { readonly text: string; readonly misspelt: string; readonly right: ReadonlySet<string> };

/** Percentages from 0 to 100, milliseconds, megabytes. */
export type Measurement = {
  readonly system: string;
  readonly r1: number;
  readonly r5: number;
  readonly mrr10: number;
  readonly typoR1: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly typoP50Ms: number;
  readonly buildMs: number;
  readonly heapMb: number;
};

export type Measured = { readonly measurement: Measurement; readonly questions: number };

const DEPTH = 10;
const WARM_UP_QUESTIONS = 1_000;
/** A system that is slower than we think gets fewer questions rather than the whole afternoon. */
const BUDGET_MS = 50_000;

/** Builds one system and asks it everything; the trials must come in random order, since a slow system sees only the first. */
export async function measure(
  system: System,
  passages: readonly BenchPassage[],
  language: LanguageTools,
  trials: readonly Trial[],
): Promise<Measured> {
  const heapBefore = usedBytes();
  const start = performance.now();
  const searcher = await system.build(passages, language);
  const buildMs = performance.now() - start;
  const first = trials[0];
  if (first !== undefined) searcher(first.misspelt, DEPTH);
  const heapMb = Math.max(0, usedBytes() - heapBefore) / 1e6;

  const asked = trials.slice(0, system.sample ?? trials.length);
  if (system.sample === undefined) {
    for (let round = 0; round < WARM_UP_QUESTIONS; round++) {
      const trial = trials[round % trials.length];
      if (trial !== undefined) searcher(round % 2 === 0 ? trial.text : trial.misspelt, DEPTH);
    }
  }
  const clean = ask(searcher, asked, (trial) => trial.text);
  const typo = ask(searcher, asked, (trial) => trial.misspelt);
  return {
    questions: Math.min(clean.ranks.length, typo.ranks.length),
    measurement: {
      system: system.name,
      r1: recallAt(1, clean.ranks),
      r5: recallAt(5, clean.ranks),
      mrr10: reciprocalRankAt(DEPTH, clean.ranks),
      typoR1: recallAt(1, typo.ranks),
      p50Ms: percentile(0.5, clean.milliseconds),
      p99Ms: percentile(0.99, clean.milliseconds),
      typoP50Ms: percentile(0.5, typo.milliseconds),
      buildMs,
      heapMb,
    },
  };
}

function ask(searcher: Searcher, trials: readonly Trial[], textOf: (trial: Trial) => string) {
  const ranks: number[] = [];
  const milliseconds: number[] = [];
  const stop = performance.now() + BUDGET_MS;
  for (const trial of trials) {
    const text = textOf(trial);
    const start = performance.now();
    const found = searcher(text, DEPTH);
    const end = performance.now();
    milliseconds.push(end - start);
    ranks.push(rankOf(found, trial.right));
    if (end > stop) break;
  }
  return { ranks, milliseconds };
}

/** Objects and typed arrays together, after a collection where the process was started with `--expose-gc`. */
function usedBytes(): number {
  // Twice: the buffers of collected typed arrays are freed with the next collection.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
