import type { Timing } from "../../bot/digest/ledger/timing.ts";

/** Work that was begun and isn't done. */
export type InFlight = {
  /** @param failed told where the work rejects. */
  track(work: Promise<void>, failed: (error: unknown) => void): void;
  /** Resolves when all of it is done, at the latest after `withinMs`: true where nothing is left. */
  drain(timing: Timing, withinMs: number): Promise<boolean>;
};

export function createInFlight(): InFlight {
  const works = new Set<Promise<void>>();
  return {
    track(work, failed) {
      const tracked = work.catch(failed).finally(() => works.delete(tracked));
      works.add(tracked);
    },
    async drain(timing, withinMs) {
      const finished = new AbortController();
      const late = timing.sleep(withinMs, finished.signal).then(() => false);
      // What is done may have begun something else.
      const done = (async () => {
        while (works.size > 0) await Promise.all(works);
        return true;
      })();
      try {
        return await Promise.race([done, late]);
      } finally {
        finished.abort();
      }
    },
  };
}
