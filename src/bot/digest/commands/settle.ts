import type { SlotChange, SlotKey } from "../../ports/ledger.ts";
import { REASONS } from "../ledger/reasons.ts";
import { isLocalDate } from "../time/local-date.ts";
import { MODERATION_WORDS } from "../words/moderation/words.ts";
import type { CommandParts, CommandReply, Moderator } from "./types.ts";

/** A moderator looked whether an uncertain digest is there. One that is missing is sent again at once. */
export async function settle(
  { store, timing, catchUpMs }: CommandParts,
  { channel, language }: Moderator,
  localDate: string,
  as: "posted" | "missing",
): Promise<CommandReply> {
  const words = MODERATION_WORDS[language];
  if (!isLocalDate(localDate)) return { done: false, text: words.problems.date(localDate) };
  const { platform, community, channel: id } = channel;
  const key: SlotKey = { platform, community, channel: id, localDate };
  const nowMs = timing.nowMs();
  const change: SlotChange =
    as === "posted"
      ? { state: "posted", reason: REASONS.settledPosted }
      : {
          ...{ state: "due", reason: REASONS.settledMissing, attempts: 0 },
          // What it would have shown wasn't shown.
          ...{ cards: [], dueAtMs: nowMs, closesAtMs: nowMs + catchUpMs },
        };
  if (await store.ledger.record(key, null, change, "uncertain")) {
    return { done: true, text: words.settled(localDate, as) };
  }
  const state = (await store.ledger.story(key))?.slot.state;
  const { notUncertain, noSlot } = words.problems;
  return { done: false, text: state === undefined ? noSlot(localDate) : notUncertain(localDate, words.states[state]) };
}
