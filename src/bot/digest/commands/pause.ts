import { isLocalDate, localDateAt } from "../time/local-date.ts";
import { MODERATION_WORDS } from "../words/moderation/words.ts";
import { isReply, nextInWords, subscriptionOf } from "./subscribe.ts";
import type { CommandParts, CommandReply, Moderator } from "./types.ts";

/** @param until as typed: the local date, YYYY-MM-DD, of the first digest after the pause; null ends a pause. */
export async function pause(parts: CommandParts, moderator: Moderator, until: string | null): Promise<CommandReply> {
  const { store, timing } = parts;
  const { channel, language, nameOf } = moderator;
  const words = MODERATION_WORDS[language];
  const subscription = await subscriptionOf(parts, channel, moderator);
  if (isReply(subscription)) return subscription;
  const nowMs = timing.nowMs();
  if (until !== null) {
    if (!isLocalDate(until)) return { done: false, text: words.problems.date(until) };
    if (until <= localDateAt(nowMs, subscription.timeZone))
      return { done: false, text: words.problems.pauseInPast(until) };
  }
  const changed = { ...subscription, pausedUntil: until };
  await store.subscriptions.save(changed);
  const name = nameOf(channel);
  const text = until === null ? words.resumed(name, nextInWords(changed, nowMs, words)) : words.paused(name, until);
  return { done: true, text };
}
