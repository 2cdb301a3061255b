import type { SlotKey } from "../../ports/ledger.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import { isLocalDate } from "../time/local-date.ts";
import { slotAt } from "../time/slot-at.ts";
import { MODERATION_WORDS, type ModerationWords } from "../words/moderation/words.ts";
import type { CommandParts, CommandReply, Moderator } from "./types.ts";

/** Where a channel has unsubscribed, its zone is no longer known. */
const WITHOUT_SUBSCRIPTION = "UTC";

/** Why a digest was posted or wasn't: the slot's story in words; where there is none, what is known without it. */
export async function why(
  { store, timing }: CommandParts,
  { channel, language, nameOf }: Moderator,
  localDate: string,
): Promise<CommandReply> {
  const words = MODERATION_WORDS[language];
  if (!isLocalDate(localDate)) return { done: false, text: words.problems.date(localDate) };
  const { platform, community, channel: id } = channel;
  const key: SlotKey = { platform, community, channel: id, localDate };
  const [story, subscription] = await Promise.all([store.ledger.story(key), store.subscriptions.find(channel)]);
  if (story !== undefined) {
    const zone = subscription?.timeZone ?? WITHOUT_SUBSCRIPTION;
    const lines = story.events.map(({ atMs, reason }) =>
      words.why.event(words.instant(atMs, zone), words.reason(reason)),
    );
    const heading = words.why.heading(nameOf(channel), localDate, words.states[story.slot.state]);
    return { done: true, text: [heading, ...lines].join("\n") };
  }
  if (subscription === undefined) return { done: false, text: words.problems.notSubscribed(nameOf(channel)) };
  return { done: true, text: withoutStory(subscription, localDate, timing.nowMs(), words) };
}

function withoutStory(subscription: Subscription, localDate: string, nowMs: number, words: ModerationWords): string {
  const { timeZone, localTime, pausedUntil, createdAtMs } = subscription;
  const dueAtMs = slotAt(localDate, localTime, timeZone);
  if (dueAtMs === null) return words.why.skippedDate(localDate, timeZone);
  if (dueAtMs < createdAtMs) return words.why.beforeSubscription(localDate);
  if (pausedUntil !== null && localDate < pausedUntil) return words.why.pausedUntil(pausedUntil);
  if (dueAtMs > nowMs) return words.why.due(`${words.instant(dueAtMs, timeZone)} (${timeZone})`);
  return words.why.nothingKnown(localDate);
}
