import type { Language } from "../../../knowledge/pack/types.ts";
import type { Slot } from "../../ports/ledger.ts";
import { MODERATION_WORDS } from "../words/moderation/words.ts";
import { DIGEST_WORDS } from "../words/words.ts";
import { backoffMs } from "./backoff.ts";
import { digestOfDay } from "./day.ts";
import { takeStep } from "./later-step.ts";
import type { Claim, WorkParts } from "./parts.ts";
import { REASONS } from "./reasons.ts";
import { record } from "./record.ts";

/**
 * Tells a community's moderators what became of a settled slot, in the channel that they chose for it. Unlike a digest a
 * notice is repeated where nobody knows whether it came: better twice than never. Each interruption (a process that died
 * in between, an answer that was lost) makes at most one more of it.
 */
export async function tellModerators(parts: WorkParts, claim: Claim): Promise<void> {
  const { store, poster, timing, options, observe } = parts;
  const { slot } = claim;
  const { platform, community, state } = slot;
  if (state === "claimed") return;
  const end = (notice: "none" | "sent" | "failed", reason: string) =>
    record(parts, claim, { state, reason, notice, attempts: 0 });

  const { noticesChannel, language } = await store.communities.read(platform, community);
  if (noticesChannel === null) {
    await end("none", REASONS.noticeUnwanted);
    return;
  }
  if (slot.attempts >= options.noticeAttemptsMax || claim.storeNowMs() >= slot.closesAtMs + options.noticeForMs) {
    await end("failed", REASONS.noticeFailed);
    return;
  }
  const text = await textOf(parts, slot, language);
  if (text === undefined) {
    await end("none", REASONS.noticeUnwanted);
    return;
  }
  const to = { platform, community, channel: noticesChannel };
  const outcome = await takeStep(parts, claim, to, (signal) => poster.notify(to, text, signal));
  const later = (reason: string, retryInMs: number, attempts: number) =>
    record(parts, claim, { state, reason, retryInMs, attempts });
  switch (outcome.kind) {
    case "done":
      observe({ step: "moderators-told", slot });
      await end("sent", REASONS.noticeSent);
      return;
    case "refused":
      await end("failed", REASONS.noticeFailed);
      return;
    case "waiting":
      await later(REASONS.waitingForBudget, outcome.retryInMs, slot.attempts);
      return;
    case "failed": {
      // It surely didn't come, so this isn't counted: a platform may be down for long. The wait is the longest at once.
      const steady = { ...options, retryFirstMs: options.retryMaxMs };
      const retryInMs = backoffMs(1, outcome.askedForMs, timing.random, steady);
      await later(REASONS.noticeLater, retryInMs, slot.attempts);
      return;
    }
    case "unknown": {
      const attempts = slot.attempts + 1;
      await later(REASONS.noticeLater, backoffMs(attempts, null, timing.random, options), attempts);
      return;
    }
    case "lost":
      return;
  }
}

/** Undefined where there is nothing to tell any more. */
async function textOf(parts: WorkParts, slot: Slot, chosen: Language | null): Promise<string | undefined> {
  const { store, compose, poster, defaultLanguage } = parts;
  const subscription = await store.subscriptions.find(slot);
  const language = subscription?.language ?? chosen ?? defaultLanguage;
  const { notice, reason } = MODERATION_WORDS[language];
  const channel = poster.nameOf(slot);
  switch (slot.state) {
    case "failed":
      return notice.failed(channel, slot.localDate, reason(slot.reason));
    case "uncertain":
      return notice.uncertain(channel, slot.localDate);
    case "posted": {
      if (subscription === undefined) return undefined;
      const digest = await digestOfDay(store, compose, subscription, slot.localDate);
      if (!digest.exhausted) return undefined;
      return notice.exhausted(channel, DIGEST_WORDS[language].exhausted(digest.round, subscription.whenExhausted));
    }
    default:
      return undefined;
  }
}
