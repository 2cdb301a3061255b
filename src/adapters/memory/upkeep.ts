import type { Channel } from "../../bot/ports/channel.ts";
import { wakeAtMs } from "../../bot/ports/rules/transitions.ts";
import type { Upkeep } from "../../bot/ports/upkeep.ts";
import { forgetCommunity } from "./communities.ts";
import { type Clock, deleteWhere, keyOf, type MemoryTables } from "./tables.ts";

/** Conversations clean up after themselves. */
export function createMemoryUpkeep(tables: MemoryTables, clock: Clock): Upkeep {
  const isSubscribed = ({ platform, community, channel }: Channel) =>
    tables.subscriptions.has(keyOf(platform, community, channel));
  return {
    async cleanUp(limits) {
      const nowMs = clock();
      const departedMs = nowMs - limits.departedMs;
      const departed = [...tables.communities.values()].filter(
        ({ leftAtMs }) => leftAtMs !== null && leftAtMs < departedMs,
      );
      for (const { platform, community } of departed) forgetCommunity(tables, platform, community);
      const isOldEvent = ({ atMs, leaseUntilMs }: { readonly atMs: number; readonly leaseUntilMs: number }) =>
        atMs < nowMs - limits.handledEventsMs && leaseUntilMs <= nowMs;
      const unfinished = [...tables.handledEvents.values()].filter(
        (event) => isOldEvent(event) && event.number === 0 && !event.finished && event.leaseUntilMs > 0,
      );
      deleteWhere(tables.channelKnowledge, (row) => row.writtenAtMs < departedMs && !isSubscribed(row));
      return {
        communities: departed.length,
        slots: deleteWhere(
          tables.slots,
          ({ slot }) =>
            (slot.dueAtMs < nowMs - limits.slotsMs && wakeAtMs(slot) === null) ||
            (slot.dueAtMs < departedMs && !isSubscribed(slot)),
        ),
        gaps: deleteWhere(tables.gaps, ({ lastAtMs }) => lastAtMs < nowMs - limits.gapsMs),
        feedback: deleteWhere(tables.feedback, ({ atMs }) => atMs < nowMs - limits.feedbackMs),
        activity: deleteWhere(tables.asked, ({ atMs }) => atMs < nowMs - limits.activityMs),
        handledEvents: deleteWhere(tables.handledEvents, isOldEvent),
        unfinishedEvents: unfinished.length,
        threads: deleteWhere(tables.threads, ({ atMs }) => atMs < nowMs - limits.threadsMs),
        conversations: 0,
        vault: deleteWhere(tables.vault, ({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= nowMs),
      };
    },
  };
}
