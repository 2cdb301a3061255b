import { PostRefusedError } from "../../ports/poster.ts";
import { backoffMs } from "./backoff.ts";
import { digestOfDay } from "./day.ts";
import { WAITING_SHARE_OF_LEASE } from "./options.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { REASONS } from "./reasons.ts";
import { record } from "./record.ts";
import { withTimeout } from "./timing.ts";

/** Opens the thread under a posted digest. The platform takes a second request for the same thread, so it may be repeated. */
export async function openThread(parts: WorkParts, claim: Claim): Promise<void> {
  const { store, compose, poster, pacer, seats, timing, options, stopping, observe } = parts;
  const { slot } = claim;
  const { messageId } = slot;
  const subscription = await store.subscriptions.find(slot);
  const post = poster.openThread?.bind(poster);
  if (subscription === undefined || messageId === null || post === undefined) {
    await record(parts, claim, { state: "posted", reason: REASONS.unsubscribed, thread: "none" });
    return;
  }
  const digest = await digestOfDay(store, compose, subscription, slot.localDate);
  const place = await pacer.book(poster.limits(slot));
  const untilMs = timing.steadyMs() + options.leaseMs * WAITING_SHARE_OF_LEASE;
  if (stopping.aborted || !place.booked || !(await pacer.arrive(place, untilMs, stopping))) {
    const retryInMs = place.booked || stopping.aborted ? 0 : place.retryInMs;
    await record(parts, claim, { state: "posted", reason: REASONS.waitingForBudget, retryInMs });
    return;
  }
  if (!(await store.ledger.startSending(slot, slot.fence, options.leaseMs))) {
    observe({ step: "claim-lost", slot });
    return;
  }
  const attempts = slot.attempts + 1;
  try {
    await seats.run(slot.community, () =>
      withTimeout(timing, options.postTimeoutMs, (signal) => post(slot, messageId, digest, signal)),
    );
  } catch (error) {
    observe({ step: "failed", slot, error });
    const given = error instanceof PostRefusedError || attempts >= options.threadAttemptsMax;
    await record(
      parts,
      claim,
      given
        ? { state: "posted", reason: REASONS.threadFailed, thread: "failed" }
        : {
            state: "posted",
            reason: REASONS.threadLater,
            retryInMs: backoffMs(attempts, null, timing.random, options),
          },
    );
    return;
  }
  observe({ step: "thread-made", slot });
  await record(parts, claim, { state: "posted", reason: REASONS.threadMade, thread: "made" });
}
