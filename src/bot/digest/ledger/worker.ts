import type { Slot } from "../../ports/ledger.ts";
import { stepOf } from "../../ports/rules/transitions.ts";
import { tellModerators } from "./notices.ts";
import { BOOKED_AHEAD_SHARE_OF_LEASE } from "./options.ts";
import { type Claim, claimOf, type WorkParts } from "./parts.ts";
import { postSlot } from "./post-slot.ts";
import { reconcile } from "./reconcile.ts";
import { openThread } from "./thread-step.ts";

/** Takes whichever step a claimed slot needs. What fails within leaves the claim to run out. */
export async function work(parts: WorkParts, claim: Claim): Promise<void> {
  const { slot } = claim;
  const step = stepOf(slot);
  if (step === "thread") return openThread(parts, claim);
  if (step === "notice") return tellModerators(parts, claim);
  if (slot.sendStarted && (await reconcile(parts, claim)) !== "missing") return;
  await postSlot(parts, claim);
}

export type Worker = {
  /** Takes what is due and settles it, until the signal `stopping` of its parts; waits then for what is under way. */
  run(): Promise<void>;
  /** Takes what is due now, and returns when all of it is settled or put off. */
  drain(): Promise<void>;
};

/** @param owner names the process in the ledger's stories. */
export function createWorker(parts: WorkParts, owner: string): Worker {
  const { store, poster, pacer, timing, options, stopping, observe } = parts;
  const { leaseMs } = options;
  const underWay = new Set<Promise<void>>();
  let seatFreed: () => void = () => undefined;

  async function take(limit: number): Promise<readonly Slot[]> {
    const askedAtMs = timing.steadyMs();
    const slots = await store.ledger.claim({ owner, leaseMs, limit, platforms: [poster.platform] });
    for (const slot of slots) {
      observe({ step: "claimed", slot });
      const working: Promise<void> = work(parts, claimOf(slot, askedAtMs, parts))
        .catch((error) => observe({ step: "failed", slot, error }))
        .finally(() => {
          underWay.delete(working);
          seatFreed();
        });
      underWay.add(working);
    }
    return slots;
  }

  /** How long to wait before the next claim; null where a seat has to be freed first. */
  async function step(): Promise<number | null> {
    const limit = Math.min(options.claimAtOnce, options.seats - underWay.size);
    if (limit <= 0) return null;
    const aheadMs = pacer.bookedAheadMs() - leaseMs * BOOKED_AHEAD_SHARE_OF_LEASE;
    if (aheadMs > 0) return Math.min(aheadMs, options.pollMs);
    try {
      const slots = await take(limit);
      // Where the latest ones found no place, the next ones won't: they are asked no more often than where none is due.
      return slots.length === limit && !pacer.isFull() ? 0 : options.pollMs;
    } catch (error) {
      observe({ step: "failed", slot: null, error });
      return options.pollMs;
    }
  }

  const aSeat = () =>
    new Promise<void>((resolve) => {
      seatFreed = resolve;
    });

  return {
    async run() {
      while (!stopping.aborted) {
        const waitMs = await step();
        if (waitMs === null) await (underWay.size < options.seats ? undefined : aSeat());
        // Even without a wait others get their turn: timers, and what came in.
        else await timing.sleep(waitMs === 0 ? 0 : jittered(waitMs, timing.random()), stopping);
      }
      await Promise.all(underWay);
    },
    async drain() {
      while (!stopping.aborted) {
        const slots = await take(options.claimAtOnce);
        await Promise.all(underWay);
        if (slots.length === 0) return;
      }
    },
  };
}

/** Processes that began together don't ask in step. */
function jittered(waitMs: number, random: number): number {
  return waitMs * (0.75 + random / 2);
}
