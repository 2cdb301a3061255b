import type { Activity } from "../../bot/ports/activity.ts";
import { SHOWN_FROM_PEOPLE } from "../../bot/ports/people.ts";
import { isOf, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryActivity({ asked, gaps }: Pick<MemoryTables, "asked" | "gaps">): Activity {
  return {
    async record({ platform, community, entries, asker, atMs }) {
      for (const entry of entries) {
        const key = keyOf(platform, community, entry, asker);
        const latestMs = Math.max(atMs, asked.get(key)?.atMs ?? atMs);
        asked.set(key, { platform, community, entry, asker, atMs: latestMs });
      }
    },
    async since(platform, community, sinceMs, limit) {
      const theirs = isOf(platform, community);
      const askers = new Map<string, number>();
      for (const { entry, atMs, ...place } of asked.values()) {
        if (theirs(place) && atMs >= sinceMs) askers.set(entry, (askers.get(entry) ?? 0) + 1);
      }
      const unanswered = [...gaps.values()].filter(theirs).map((gap) => ({
        ...gap,
        askers: [...gap.askers.values()].filter((atMs) => atMs >= sinceMs).length,
      }));
      return {
        asked: [...askers]
          .map(([entry, count]) => ({ entry, askers: count }))
          .filter((row) => row.askers >= SHOWN_FROM_PEOPLE)
          .sort((one, other) => other.askers - one.askers || (one.entry < other.entry ? -1 : 1))
          .slice(0, limit),
        unanswered: unanswered
          .filter((row) => row.askers >= SHOWN_FROM_PEOPLE)
          .sort((one, other) => other.askers - one.askers || other.lastAtMs - one.lastAtMs)
          .slice(0, limit)
          .map((gap) => ({ text: gap.text, language: gap.language, askers: gap.askers })),
      };
    },
  };
}
