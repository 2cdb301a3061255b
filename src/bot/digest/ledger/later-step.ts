import type { Channel } from "../../ports/channel.ts";
import { PostFailedError, PostRefusedError } from "../../ports/poster.ts";
import { WAITING_SHARE_OF_LEASE } from "./options.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { holdLimit } from "./record.ts";
import { withTimeout } from "./timing.ts";

/**
 * What became of the one request of a step:
 * - `done`, `refused` (for good), `failed` (it surely had no effect), `unknown` (there was no answer);
 * - `waiting`: no place was to be had, or the process ends; nothing was begun;
 * - `lost`: the claim isn't this process's any more.
 */
export type StepOutcome =
  | { readonly kind: "done" | "refused" | "unknown" | "lost" }
  | { readonly kind: "failed"; readonly askedForMs: number | null }
  | { readonly kind: "waiting"; readonly retryInMs: number };

/**
 * Makes the request of a step that comes after a slot was settled (its thread, its notice), in its place in the rates.
 * Such a step may be repeated where nobody knows what became of it.
 *
 * @param to the channel that the request counts against.
 * @throws what the store throws; the claim then runs out.
 */
export async function takeStep(
  parts: WorkParts,
  { slot }: Claim,
  to: Channel,
  request: (signal: AbortSignal) => Promise<void>,
): Promise<StepOutcome> {
  const { store, poster, pacer, seats, timing, options, stopping, ending, observe } = parts;
  if (stopping.aborted) return { kind: "waiting", retryInMs: 0 };
  const place = await pacer.book(poster.limits(to));
  if (!place.booked) return { kind: "waiting", retryInMs: place.retryInMs };
  const untilMs = timing.steadyMs() + options.leaseMs * WAITING_SHARE_OF_LEASE;
  if (!(await pacer.arrive(place, untilMs, stopping))) return { kind: "waiting", retryInMs: 0 };
  if (!(await store.ledger.startSending(slot, slot.fence, options.leaseMs))) {
    observe({ step: "claim-lost", slot });
    return { kind: "lost" };
  }
  try {
    await seats.run(slot.community, () => withTimeout(timing, options.postTimeoutMs, request, ending));
    return { kind: "done" };
  } catch (error) {
    observe({ step: "failed", slot, error });
    if (error instanceof PostRefusedError) return { kind: "refused" };
    if (!(error instanceof PostFailedError)) return { kind: "unknown" };
    await holdLimit(parts, slot, error);
    return { kind: "failed", askedForMs: error.retryAfterMs };
  }
}
