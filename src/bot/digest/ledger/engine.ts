import { setMaxListeners } from "node:events";
import type { Language } from "../../../knowledge/pack/types.ts";
import type { Poster } from "../../ports/poster.ts";
import { DEFAULT_RETENTION, type RetentionLimits } from "../../ports/upkeep.ts";
import type { ComposeDigest } from "../content/compose.ts";
import { createPacer } from "./budget.ts";
import { createCleaner } from "./clean-up.ts";
import { DEFAULT_LEDGER_OPTIONS, type LedgerOptions, WAITING_SHARE_OF_LEASE } from "./options.ts";
import { createSeats, type DigestStore, type LedgerStep, type WorkParts } from "./parts.ts";
import { createPlanner } from "./planner.ts";
import { systemTiming, type Timing } from "./timing.ts";
import { createWorker } from "./worker.ts";

/** After requests were given up: how long what is being written down is waited for. */
const RECORDING_MAX_MS = 1500;

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
  /** How long the store keeps what; about once an hour one of all processes deletes the rest. Default: the port's. */
  readonly retention?: RetentionLimits;
  readonly timing?: Timing;
  readonly observe?: (step: LedgerStep) => void;
};

export type DigestEngine = {
  /** Plans and posts from now on. Once. */
  start(): void;
  /**
   * Begins nothing new, gives back what isn't sent yet, and waits for what is under way; within ten seconds it returns in
   * any case. What had no answer by then is left to run out, and reconciled. May be called again, and without a start.
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
  retention: limits = DEFAULT_RETENTION,
  timing = systemTiming,
  observe: given = () => undefined,
}: EngineParts): DigestEngine {
  const options = { ...DEFAULT_LEDGER_OPTIONS, ...chosen };
  const stop = new AbortController();
  const end = new AbortController();
  // Each seat listens to them while it waits.
  setMaxListeners(0, stop.signal, end.signal);
  /** What only looks on must not stop a digest. */
  const observe = (step: LedgerStep) => {
    try {
      given(step);
    } catch {}
  };
  const pacer = createPacer(store.budgets, timing, options.leaseMs * WAITING_SHARE_OF_LEASE);
  // A pool for each platform: where one stands still, the others go on.
  const workers = posters.map((poster) => {
    const seats = createSeats(options.seatsPerCommunity);
    const shared = { store, compose, poster, pacer, seats, timing, options, defaultLanguage, observe };
    const parts: WorkParts = { ...shared, stopping: stop.signal, ending: end.signal };
    return createWorker(parts, owner);
  });
  const planner = createPlanner({
    ...{ subscriptions: store.subscriptions, ledger: store.ledger, options },
    report: (error) => observe({ step: "failed", slot: null, error }),
  });

  const cleaner = createCleaner({
    ...{ store, limits, timing },
    report: (result) =>
      observe("error" in result ? { step: "failed", slot: null, ...result } : { step: "cleaned-up", report: result }),
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

  async function runOnce(): Promise<void> {
    await planner.plan(timing.nowMs());
    await Promise.all(workers.map((worker) => worker.drain()));
  }

  const underWay = new Set<Promise<unknown>>();
  function runUntilDone<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const forget = () => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  async function finish(): Promise<void> {
    stop.abort();
    const done = new AbortController();
    const finished = Promise.allSettled(underWay).then(() => done.abort());
    await timing.sleep(options.stopForMs, done.signal);
    end.abort();
    await Promise.race([finished, timing.sleep(RECORDING_MAX_MS, done.signal)]);
  }

  let running = false;
  let ended: Promise<void> | undefined;
  return {
    start() {
      if (running) return;
      running = true;
      void runUntilDone(
        Promise.all([keepPlanning(), cleaner.run(stop.signal), ...workers.map((worker) => worker.run())]),
      );
    },
    stop() {
      ended ??= finish();
      return ended;
    },
    runOnce: () => runUntilDone(runOnce()),
  };
}
