import { setMaxListeners } from "node:events";
import type { Language } from "../../../knowledge/pack/types.ts";
import type { Poster } from "../../ports/poster.ts";
import type { ComposeDigest } from "../content/compose.ts";
import { createPacer } from "./budget.ts";
import { DEFAULT_LEDGER_OPTIONS, type LedgerOptions } from "./options.ts";
import { createSeats, type DigestStore, type LedgerStep, type WorkParts } from "./parts.ts";
import { createPlanner } from "./planner.ts";
import { systemTiming, type Timing } from "./timing.ts";
import { createWorker } from "./worker.ts";

export type EngineParts = {
  readonly store: DigestStore;
  readonly compose: ComposeDigest;
  /** One a platform; slots of other platforms are left to other processes. */
  readonly posters: readonly Poster[];
  /** Of notices, where neither the channel nor its community chose one. */
  readonly defaultLanguage: Language;
  /** Names this process in the ledger's stories. */
  readonly owner: string;
  readonly options?: Partial<LedgerOptions>;
  readonly timing?: Timing;
  readonly observe?: (step: LedgerStep) => void;
};

export type DigestEngine = {
  /** Plans and posts from now on. Once. */
  start(): void;
  /**
   * Begins nothing new, gives back what isn't sent yet, and waits for what is under way: some seconds, at most the time
   * that one post may take. May be called again, and without a start.
   */
  stop(): Promise<void>;
  /** Opens what is due now and works it off, once: for a command, or a job that somebody else starts. */
  runOnce(): Promise<void>;
};

/** The daily digest at work: each of any number of processes runs one. */
export function createDigestEngine({
  store,
  compose,
  posters,
  defaultLanguage,
  owner,
  options: chosen,
  timing = systemTiming,
  observe = () => undefined,
}: EngineParts): DigestEngine {
  const options = { ...DEFAULT_LEDGER_OPTIONS, ...chosen };
  const stop = new AbortController();
  // Each seat listens to it while it waits.
  setMaxListeners(0, stop.signal);
  const pacer = createPacer(store.budgets, timing);
  // A pool for each platform: where one stands still, the others go on.
  const workers = posters.map((poster) => {
    const seats = createSeats(options.seatsPerCommunity);
    const shared = { store, compose, poster, pacer, seats, timing, options, defaultLanguage, observe };
    const parts: WorkParts = { ...shared, stopping: stop.signal };
    return createWorker(parts, owner);
  });
  const planner = createPlanner({
    ...{ subscriptions: store.subscriptions, ledger: store.ledger, options },
    report: (error) => observe({ step: "failed", slot: null, error }),
  });

  async function keepPlanning(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await planner.plan(timing.nowMs());
      } catch (error) {
        observe({ step: "failed", slot: null, error });
      }
      await timing.sleep(options.planEveryMs, stop.signal);
    }
  }

  let running: Promise<unknown> | undefined;
  return {
    start() {
      running ??= Promise.all([keepPlanning(), ...workers.map((worker) => worker.run())]);
    },
    async stop() {
      stop.abort();
      await running;
    },
    async runOnce() {
      await planner.plan(timing.nowMs());
      await Promise.all(workers.map((worker) => worker.drain()));
    },
  };
}
