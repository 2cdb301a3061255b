import type { SlotChange } from "../../ports/ledger.ts";
import { PostFailedError, PostRefusedError } from "../../ports/poster.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import type { Digest } from "../digest.ts";
import { backoffMs } from "./backoff.ts";
import { digestOfDay } from "./day.ts";
import { WAITING_SHARE_OF_LEASE } from "./options.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { REASONS, reasonOfEmpty } from "./reasons.ts";
import { holdLimit, insist, record } from "./record.ts";
import { withTimeout } from "./timing.ts";

/** So much before its place a send is written down as begun: the ledger's answer is there when the place is. */
const WRITE_DOWN_EARLY_MS = 20;
const COMMUNITY_BUSY_RETRY_MS = 3000;

/**
 * Posts a claimed slot of which surely nothing was sent, or says in the ledger why not. One attempt; where nobody knows
 * what became of it, the claim is left to run out and then reconciled.
 */
export async function postSlot(parts: WorkParts, claim: Claim): Promise<void> {
  const { slot } = claim;
  const subscription = await parts.store.subscriptions.find(slot);
  const why = reasonToSkip(claim, subscription);
  if (why !== undefined || subscription === undefined) {
    if (why === REASONS.retriesEnded) await giveUp(parts, claim, REASONS.retriesEnded);
    else await record(parts, claim, { state: "skipped", reason: why ?? REASONS.unsubscribed });
    return;
  }
  const digest = await digestOfDay(parts.store, parts.compose, subscription, slot.localDate);
  if (digest.empty !== null) {
    await record(parts, claim, { state: "skipped", reason: reasonOfEmpty(digest.empty) });
    return;
  }
  await sendInPlace(parts, claim, subscription, digest);
}

function reasonToSkip(claim: Claim, subscription: Subscription | undefined): string | undefined {
  const { closesAtMs, attempts, localDate } = claim.slot;
  if (subscription === undefined) return REASONS.unsubscribed;
  if (subscription.pausedUntil !== null && localDate < subscription.pausedUntil) return REASONS.paused;
  if (claim.storeNowMs() < closesAtMs) return undefined;
  return attempts > 0 ? REASONS.retriesEnded : REASONS.tooLate;
}

async function sendInPlace(parts: WorkParts, claim: Claim, subscription: Subscription, digest: Digest): Promise<void> {
  const { store, poster, pacer, seats, timing, options, stopping, observe } = parts;
  const { slot } = claim;
  const later = (reason: string, retryInMs: number) => record(parts, claim, { state: "due", reason, retryInMs });

  if (stopping.aborted) return void (await later(REASONS.stopping, 0));
  const busyRetryMs = () => Math.ceil(COMMUNITY_BUSY_RETRY_MS * (1 + timing.random()));
  if (seats.isFull(slot.community)) return void (await later(REASONS.communityBusy, busyRetryMs()));

  const place = await pacer.book(poster.limits(slot));
  if (!place.booked) return void (await later(REASONS.waitingForBudget, place.retryInMs));
  const waitMs = place.atMs - timing.steadyMs();
  if (waitMs > options.leaseMs * WAITING_SHARE_OF_LEASE) {
    return void (await later(REASONS.waitingForBudget, Math.ceil(waitMs)));
  }
  await timing.sleep(waitMs - WRITE_DOWN_EARLY_MS, stopping);
  if (stopping.aborted) return void (await later(REASONS.stopping, 0));
  if (seats.isFull(slot.community)) return void (await later(REASONS.communityBusy, busyRetryMs()));

  const askedAtMs = timing.steadyMs();
  const askedAtWallMs = timing.nowMs();
  if (!(await store.ledger.startSending(slot, slot.fence, options.leaseMs))) {
    observe({ step: "claim-lost", slot });
    return;
  }
  observe({ step: "sending", slot });
  // A process that stood still since must not send: by then another may have been told to.
  const latestStartMs = askedAtMs + options.leaseMs - options.postTimeoutMs;
  const arrived = await pacer.arrive(place, latestStartMs, stopping);
  // A machine that slept didn't count the time on its steady clock: the other one shows it.
  const wallMs = timing.nowMs() - askedAtWallMs;
  if (!arrived || wallMs >= latestStartMs - askedAtMs) {
    // Nothing was sent. Where the lease is over, the ledger refuses this.
    const reason = stopping.aborted ? REASONS.stopping : REASONS.waitingForBudget;
    await record(parts, claim, { state: "due", reason, retryInMs: 0, attempts: slot.attempts });
    return;
  }
  await attempt(parts, { ...claim, slot: { ...slot, attempts: slot.attempts + 1 } }, subscription, digest);
}

async function attempt(parts: WorkParts, claim: Claim, subscription: Subscription, digest: Digest): Promise<void> {
  const { poster, seats, timing, options, ending, observe } = parts;
  const { slot } = claim;
  let messageId: string;
  try {
    const posted = await seats.run(slot.community, () =>
      withTimeout(timing, options.postTimeoutMs, (signal) => poster.post(slot, digest, slot.nonce, signal), ending),
    );
    messageId = posted.messageId;
  } catch (error) {
    if (error instanceof PostRefusedError) return await giveUp(parts, claim, error.code);
    if (error instanceof PostFailedError) return await tryLater(parts, claim, error);
    observe({ step: "failed", slot, error });
    return;
  }
  observe({ step: "answered", slot });
  await recordPosted(parts, claim, subscription, digest, messageId, REASONS.posted);
}

/**
 * Writes down that a slot was posted. The knowledge that the channel has seen comes first: done twice it does no harm,
 * and a crash between the two is reconciled.
 *
 * @param subscription undefined, with the digest, where it ended since.
 */
export async function recordPosted(
  parts: WorkParts,
  claim: Claim,
  subscription: Subscription | undefined,
  digest: Digest | undefined,
  messageId: string,
  reason: string,
): Promise<void> {
  const { store, poster } = parts;
  if (digest !== undefined) await insist(parts, () => store.channelKnowledge.write(claim.slot, digest.knowledge));
  const wantsThread = subscription?.thread === true && poster.openThread !== undefined;
  const change: SlotChange = {
    ...{ state: "posted", reason, messageId, attempts: 0, thread: wantsThread ? "due" : "none" },
    ...(digest !== undefined && { cards: digest.marks, notice: digest.exhausted ? "due" : "none" }),
  };
  await record(parts, claim, change, "claimed");
}

/** Surely not posted: another attempt, unless the window closes before. */
async function tryLater(parts: WorkParts, claim: Claim, error: PostFailedError): Promise<void> {
  const { timing, options, observe } = parts;
  const { slot } = claim;
  observe({ step: "failed", slot, error });
  await holdLimit(parts, slot, error);
  const retryInMs = backoffMs(slot.attempts, error.retryAfterMs, timing.random, options);
  if (claim.storeNowMs() + retryInMs >= slot.closesAtMs) return await giveUp(parts, claim, error.code);
  await record(parts, claim, { state: "due", reason: error.code, retryInMs });
}

/** The moderators are told by a step of its own. */
async function giveUp(parts: WorkParts, claim: Claim, reason: string): Promise<void> {
  await record(parts, claim, { state: "failed", reason, notice: "due", attempts: 0 });
}
