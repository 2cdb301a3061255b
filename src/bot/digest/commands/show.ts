import { PostFailedError, PostRefusedError } from "../../ports/poster.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import { createPacer } from "../ledger/budget.ts";
import { digestOfDay } from "../ledger/day.ts";
import { withTimeout } from "../ledger/timing.ts";
import { isLocalDate, localDateAt } from "../time/local-date.ts";
import { slotAt } from "../time/slot-at.ts";
import { nextSlot } from "../time/slots.ts";
import { MODERATION_WORDS } from "../words/moderation/words.ts";
import { DIGEST_WORDS } from "../words/words.ts";
import { isReply, subscriptionOf } from "./subscribe.ts";
import type { CommandParts, CommandReply, Moderator } from "./types.ts";

/** The digest of a date as it would be now; of the next one where no date is given. Nothing is recorded. */
export async function preview(parts: CommandParts, moderator: Moderator, localDate?: string): Promise<CommandReply> {
  const { store, compose, timing } = parts;
  const { channel, language } = moderator;
  const { problems } = MODERATION_WORDS[language];
  const subscription = await subscriptionOf(parts, channel, moderator);
  if (isReply(subscription)) return subscription;
  const { timeZone, localTime } = subscription;
  if (localDate !== undefined && !isLocalDate(localDate)) return { done: false, text: problems.date(localDate) };
  const date = localDate ?? nextSlot(timing.nowMs(), subscription)?.localDate ?? today(subscription, timing.nowMs());
  if (slotAt(date, localTime, timeZone) === null) return { done: false, text: problems.noSuchDate(date, timeZone) };
  const digest = await digestOfDay(store, compose, subscription, date);
  const words = DIGEST_WORDS[digest.language];
  return { done: true, text: digest.empty === null ? words.title(date) : words.empty[digest.empty], digest };
}

/**
 * Posts today's digest now, by a moderator's hand: a post of its own, which the ledger knows nothing of. The day's slot
 * stays as it is.
 */
export async function now(parts: CommandParts, moderator: Moderator): Promise<CommandReply> {
  const { store, compose, timing, posterOf, postTimeoutMs, newNonce } = parts;
  const { channel, language, nameOf } = moderator;
  const words = MODERATION_WORDS[language];
  const subscription = await subscriptionOf(parts, channel, moderator);
  if (isReply(subscription)) return subscription;
  const poster = posterOf(channel.platform);
  if (poster === undefined) return { done: false, text: words.problems.postUnknown };
  const digest = await digestOfDay(store, compose, subscription, today(subscription, timing.nowMs()));
  if (digest.empty !== null) return { done: false, text: DIGEST_WORDS[language].empty[digest.empty], digest };
  const pacer = createPacer(store.budgets, timing, postTimeoutMs);
  const place = await pacer.book(poster.limits(channel));
  const untilMs = timing.steadyMs() + postTimeoutMs;
  const waited = place.booked && (await pacer.arrive(place, untilMs, new AbortController().signal));
  if (!waited) return { done: false, text: words.problems.busy };
  try {
    await withTimeout(timing, postTimeoutMs, (signal) => poster.post(channel, digest, newNonce(), signal));
  } catch (error) {
    if (error instanceof PostRefusedError || error instanceof PostFailedError) {
      return { done: false, text: words.problems.postRefused(words.reason(error.code)) };
    }
    return { done: false, text: words.problems.postUnknown };
  }
  return { done: true, text: words.postedNow(nameOf(channel)) };
}

function today({ timeZone }: Subscription, nowMs: number): string {
  return localDateAt(nowMs, timeZone);
}
