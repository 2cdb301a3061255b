import { backoffMs } from "./backoff.ts";
import { digestOfDay } from "./day.ts";
import { takeStep } from "./later-step.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { REASONS } from "./reasons.ts";
import { record } from "./record.ts";

/** Opens the thread under a posted digest. The platform takes a second request for the same thread, so it may be repeated. */
export async function openThread(parts: WorkParts, claim: Claim): Promise<void> {
  const { store, compose, poster, timing, options } = parts;
  const { slot } = claim;
  const { messageId } = slot;
  /** The notice, where there is one, begins anew. */
  const end = (thread: "none" | "made" | "failed", reason: string) =>
    record(parts, claim, { state: "posted", reason, thread, attempts: 0 });

  const subscription = await store.subscriptions.find(slot);
  const post = poster.openThread?.bind(poster);
  if (subscription === undefined || messageId === null || post === undefined) {
    await end("none", REASONS.unsubscribed);
    return;
  }
  // A digest that can't be made, a platform that never has a place: nobody waits for its thread by then.
  if (claim.storeNowMs() >= slot.closesAtMs + options.threadForMs) {
    await end("failed", REASONS.threadFailed);
    return;
  }
  const digest = await digestOfDay(store, compose, subscription, slot.localDate);
  const outcome = await takeStep(parts, claim, slot, (signal) => post(slot, messageId, digest, signal));
  const attempts = slot.attempts + 1;
  switch (outcome.kind) {
    case "done":
      parts.observe({ step: "thread-made", slot });
      await end("made", REASONS.threadMade);
      return;
    case "waiting":
      await record(parts, claim, {
        ...{ state: "posted", reason: REASONS.waitingForBudget, retryInMs: outcome.retryInMs },
      });
      return;
    case "failed":
    case "unknown": {
      if (attempts >= options.threadAttemptsMax) break;
      const askedForMs = outcome.kind === "failed" ? outcome.askedForMs : null;
      const retryInMs = backoffMs(attempts, askedForMs, timing.random, options);
      await record(parts, claim, { state: "posted", reason: REASONS.threadLater, retryInMs });
      return;
    }
    case "lost":
      return;
  }
  await end("failed", REASONS.threadFailed);
}
