import { StaffettaError } from "../../src/knowledge/errors.ts";
import { SCENARIOS } from "./scenarios.ts";
import { type FanoutResult, simulateFanout } from "./simulate.ts";

export type FanoutBenchOptions = { readonly json: boolean };

/**
 * Many channels due at one instant, within the platforms' limits.
 *
 * @throws StaffettaError `bench-fanout` where a figure isn't reached, after all were shown.
 */
export async function runFanoutBench({ json }: FanoutBenchOptions, write: (text: string) => void): Promise<void> {
  const missed: string[] = [];
  for (const scenario of SCENARIOS) {
    const result = await simulateFanout(scenario);
    write(json ? `${JSON.stringify(result)}\n` : `${inWords(result)}\n`);
    missed.push(...result.violations.map((violation) => `${result.name}: ${violation}`));
  }
  if (missed.length > 0) throw new StaffettaError("bench-fanout", `Not reached:\n  ${missed.join("\n  ")}`);
}

function inWords(result: FanoutResult): string {
  const { name, posts, seconds, secondsMax, tooMany, lastFirstPostSeconds, heapQuarterMb, heapEndMb } = result;
  return `${name}: ${posts} posts in ${seconds.toFixed(1)} s (at most ${secondsMax.toFixed(0)}), ${tooMany} times 429; the last community's first post after ${lastFirstPostSeconds.toFixed(1)} s; heap ${heapQuarterMb} MB with a quarter done, ${heapEndMb} MB at the end (simulated clock; ${result.realSeconds.toFixed(0)} s real)`;
}
