import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { knownTimeZones } from "../../src/bot/digest/time/time-zones.ts";
import type { SpanResult } from "./check-span.ts";

/** Midnight and shortly after it, which clocks skip in some zones, and the middle of the usual gap. */
export const POSTING_TIMES: readonly string[] = ["00:00", "00:30", "02:30"];

export type SimulationOptions = {
  readonly fromYear: number;
  readonly years: number;
  readonly workers: number;
};

export type SimulationResult = SpanResult & {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly zones: number;
  readonly names: number;
  readonly seconds: number;
};

/** What a thread is given. */
export type SimulationTask = {
  readonly zones: readonly string[];
  readonly firstDate: string;
  readonly lastDate: string;
};

/**
 * Every zone of the database over whole years, in threads. Names that stand for the same zone are done once.
 *
 * @param progress is told how far it is, now and then.
 */
export async function simulate(
  options: SimulationOptions,
  progress: (text: string) => void,
): Promise<SimulationResult> {
  const startMs = performance.now();
  const zones = distinctZones();
  const firstDate = `${options.fromYear}-01-01`;
  const lastDate = `${options.fromYear + options.years - 1}-12-31`;
  const results: SpanResult[] = [];
  const threads = Array.from({ length: options.workers }, async (_, thread) => {
    const mine = zones.filter((_, index) => index % options.workers === thread);
    const workerData: SimulationTask = { zones: mine, firstDate, lastDate };
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
    worker.on("message", (result: SpanResult) => {
      results.push(result);
      if (results.length % 20 === 0) progress(`${results.length} of ${zones.length} zones\n`);
    });
    await once(worker, "exit"); // rejects with the thread's error
  });
  await Promise.all(threads);
  if (results.length !== zones.length) throw new Error(`${results.length} of ${zones.length} zones were simulated`);
  return {
    ...summed(results),
    firstDate,
    lastDate,
    zones: zones.length,
    names: knownTimeZones().length,
    seconds: Math.round((performance.now() - startMs) / 1000),
  };
}

/** One name for each zone that Intl tells apart. */
export function distinctZones(): readonly string[] {
  return [
    ...new Set(
      knownTimeZones().map((timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone),
    ),
  ];
}

export function summed(results: readonly SpanResult[]): SpanResult {
  const sum = (of: (result: SpanResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    dates: sum(({ dates }) => dates),
    slots: sum(({ slots }) => slots),
    skippedDates: sum(({ skippedDates }) => skippedDates),
    faults: results.flatMap(({ faults }) => faults),
  };
}
