import { PostRefusedError } from "../../ports/poster.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import type { Digest } from "../digest.ts";
import { digestOfDay } from "./day.ts";
import { WAITING_SHARE_OF_LEASE } from "./options.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { recordPosted } from "./post-slot.ts";
import { REASONS } from "./reasons.ts";
import { record } from "./record.ts";
import { withTimeout } from "./timing.ts";

/**
 * What becomes of a claim that ran out after its sending had begun:
 * - `settled`: recorded as posted, or as uncertain where the platform can't be asked;
 * - `missing`: surely not posted, to be sent now;
 * - `later`: the platform gave no answer; the claim is left to run out again.
 */
export type Reconciliation = "settled" | "missing" | "later";

/** Settles by asking the platform, and never by sending. The lease is what a late request is given to arrive. */
export async function reconcile(parts: WorkParts, claim: Claim): Promise<Reconciliation> {
  const { poster, observe, store } = parts;
  const { slot } = claim;
  const subscription = await store.subscriptions.find(slot);
  const digest = subscription && (await digestOfClaim(parts, claim, subscription));
  if (poster.find === undefined) {
    await becomeUncertain(parts, claim, digest, REASONS.cannotAsk);
    return "settled";
  }
  let found: { readonly messageId: string } | null | undefined;
  let mayAsk = true;
  try {
    found = await ask(parts, claim, poster.find.bind(poster));
  } catch (error) {
    observe({ step: "failed", slot, error });
    mayAsk = !(error instanceof PostRefusedError);
  }
  if (found === null) return "missing";
  if (found !== undefined) {
    await recordPosted(parts, claim, subscription, digest, found.messageId, REASONS.foundPosted);
    return "settled";
  }
  if (mayAsk && claim.storeNowMs() < slot.closesAtMs) return "later";
  await becomeUncertain(parts, claim, digest, mayAsk ? REASONS.noAnswer : REASONS.cannotAsk);
  return "settled";
}

/** Undefined where it can't be made and the window has closed: the slot is settled all the same. */
async function digestOfClaim(
  { store, compose, observe }: WorkParts,
  { slot, storeNowMs }: Claim,
  subscription: Subscription,
): Promise<Digest | undefined> {
  try {
    return await digestOfDay(store, compose, subscription, slot.localDate);
  } catch (error) {
    if (storeNowMs() < slot.closesAtMs) throw error;
    observe({ step: "failed", slot, error });
    return undefined;
  }
}

/** Undefined where no place for the question was to be had. */
async function ask(
  { poster, pacer, timing, options, stopping, ending }: WorkParts,
  { slot, leaseEndsMs }: Claim,
  find: NonNullable<WorkParts["poster"]["find"]>,
): Promise<{ readonly messageId: string } | null | undefined> {
  const place = await pacer.book(poster.limits(slot));
  const untilMs = leaseEndsMs - options.leaseMs * WAITING_SHARE_OF_LEASE;
  if (!place.booked || !(await pacer.arrive(place, untilMs, stopping))) return undefined;
  return withTimeout(timing, options.postTimeoutMs, (signal) => find(slot, slot.nonce, signal), ending);
}

/** The moderators are told by a step of its own. */
async function becomeUncertain(
  parts: WorkParts,
  claim: Claim,
  digest: Digest | undefined,
  reason: string,
): Promise<void> {
  await record(parts, claim, {
    ...{ state: "uncertain", reason, notice: "due", attempts: 0 },
    // It may have been read, so what it showed isn't shown again.
    ...(digest !== undefined && { cards: digest.marks }),
  });
}
