import { MODERATION_WORDS } from "../words/moderation/words.ts";
import { digestObstacle, isReply, nextInWords, subscriptionOf } from "./subscribe.ts";
import type { CommandParts, CommandReply, Moderator } from "./types.ts";

const SHOWN_MAX = 7;
/** A moderator settles what happened lately; older ones are for `why`. */
const LOOKED_AT_MAX = 60;

/** What the channel chose, when its next digest comes, what became of the last ones, and what waits for a moderator. */
export async function status(parts: CommandParts, moderator: Moderator): Promise<CommandReply> {
  const { store, timing, posterOf } = parts;
  const { channel, language, nameOf } = moderator;
  const { platform, community } = channel;
  const words = MODERATION_WORDS[language];
  const [subscription, slots, { noticesChannel }] = await Promise.all([
    subscriptionOf(parts, channel, moderator),
    store.ledger.history(channel, { limit: LOOKED_AT_MAX }),
    store.communities.read(platform, community),
  ]);
  const obstacle = isReply(subscription) ? null : await digestObstacle(posterOf, subscription);
  const toSettle = slots.filter(({ state }) => state === "uncertain").map(({ localDate }) => localDate);
  const lines = [
    ...(isReply(subscription)
      ? [subscription.text]
      : [words.settings(nameOf(channel), subscription), words.next(nextInWords(subscription, timing.nowMs(), words))]),
    ...(obstacle === null ? [] : [obstacle.text[language]]),
    ...(slots.length === 0
      ? [words.noSlotsYet]
      : [
          words.lastSlots,
          ...slots
            .slice(0, SHOWN_MAX)
            .map(({ localDate, state, reason }) =>
              words.slotLine(localDate, words.states[state], words.reason(reason)),
            ),
        ]),
    ...(toSettle.length === 0 ? [] : [words.toSettle(toSettle)]),
    words.noticesAt(noticesChannel === null ? null : nameOf({ platform, community, channel: noticesChannel })),
  ];
  return { done: !isReply(subscription), text: lines.join("\n") };
}
