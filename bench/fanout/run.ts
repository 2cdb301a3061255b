import { StaffettaError } from "../../src/knowledge/errors.ts";
import type { FanoutResult } from "./measure.ts";
import { runRealFanout } from "./real.ts";
import { SCENARIOS } from "./scenarios.ts";
import { simulateFanout } from "./simulate.ts";

export type FanoutBenchOptions = {
  /** On the real clock, over HTTP: as long as it takes. */
  readonly real: boolean;
  readonly json: boolean;
};

/**
 * Many channels due at one instant, within the platforms' limits.
 *
 * @throws StaffettaError `bench-fanout` where a figure isn't reached, after all were shown.
 */
export async function runFanoutBench({ real, json }: FanoutBenchOptions, write: (text: string) => void): Promise<void> {
  const missed: string[] = [];
  const runs = real
    ? ([1, 3] as const).flatMap((processes) => [
        () => runRealFanout("discord", processes),
        () => runRealFanout("slack", processes),
      ])
    : SCENARIOS.map((scenario) => () => simulateFanout(scenario));
  for (const run of runs) {
    const result = await run();
    if (result === null) {
      write("PostgreSQL is not installed: left out.\n");
      continue;
    }
    write(json ? `${JSON.stringify(result)}\n` : `${inWords(result)}\n`);
    missed.push(...result.violations.map((violation) => `${result.name}: ${violation}`));
  }
  if (missed.length > 0) throw new StaffettaError("bench-fanout", `Not reached:\n  ${missed.join("\n  ")}`);
}

function inWords(result: FanoutResult): string {
  const { name, clock, posts, seconds, secondsMax, tooMany, lastFirstPostSeconds, heapQuarterMb, heapEndMb } = result;
  return `${name}: ${posts} posts in ${seconds.toFixed(1)} s (at most ${secondsMax.toFixed(0)}), ${tooMany} times 429; the last community's first post after ${lastFirstPostSeconds.toFixed(1)} s; heap ${heapQuarterMb} MB with a quarter done, ${heapEndMb} MB at the end (${clock} clock; took ${result.realSeconds.toFixed(0)} s)`;
}
