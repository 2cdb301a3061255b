import type { SlotChange, SlotState } from "../../ports/ledger.ts";
import type { Claim, WorkParts } from "./parts.ts";

const TRIES_MAX = 4;
const BETWEEN_TRIES_MS = 200;

/**
 * Ends a claim. A store that can't be reached for a moment is asked again: what the platform answered is known here
 * only. False where the claim was lost.
 *
 * @throws what the store throws, at last; the claim then runs out.
 */
export async function record(
  { store, timing, observe }: WorkParts,
  { slot }: Claim,
  change: SlotChange,
  from?: SlotState,
): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    try {
      const recorded = await store.ledger.record(slot, slot.fence, change, from);
      const { state, reason } = change;
      observe(recorded ? { step: "recorded", slot, state, reason } : { step: "claim-lost", slot });
      return recorded;
    } catch (error) {
      if (tried >= TRIES_MAX) throw error;
      await timing.sleep(BETWEEN_TRIES_MS * tried);
    }
  }
}
