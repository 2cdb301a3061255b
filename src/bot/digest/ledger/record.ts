import type { SlotChange, SlotKey, SlotState } from "../../ports/ledger.ts";
import type { PostFailedError } from "../../ports/poster.ts";
import type { Claim, WorkParts } from "./parts.ts";

const TRIES_MAX = 4;
const BETWEEN_TRIES_MS = 200;

/**
 * Writes to the store what is known here only, such as what a platform answered. A store that can't be reached for a
 * moment is asked again.
 *
 * @throws what the store throws, at last.
 */
export async function insist<T>({ timing }: Pick<WorkParts, "timing">, write: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (tried >= TRIES_MAX) throw error;
      await timing.sleep(BETWEEN_TRIES_MS * tried);
    }
  }
}

/**
 * Ends a claim. False where the claim was lost.
 *
 * @throws what the store throws, at last; the claim then runs out.
 */
export async function record(
  parts: WorkParts,
  { slot }: Claim,
  change: SlotChange,
  from?: SlotState,
): Promise<boolean> {
  const recorded = await insist(parts, () => parts.store.ledger.record(slot, slot.fence, change, from));
  const { state, reason } = change;
  parts.observe(recorded ? { step: "recorded", slot, state, reason } : { step: "claim-lost", slot });
  return recorded;
}

/** Holds the limit that the platform says was broken, for all. Where the store fails, only that is lost. */
export async function holdLimit(
  { store, observe }: Pick<WorkParts, "store" | "observe">,
  slot: SlotKey,
  { limitKey, retryAfterMs }: PostFailedError,
): Promise<void> {
  if (limitKey === null || retryAfterMs === null) return;
  try {
    await store.budgets.hold(limitKey, retryAfterMs);
  } catch (error) {
    observe({ step: "failed", slot, error });
  }
}
