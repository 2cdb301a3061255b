import { type Communities, DEFAULT_COMMUNITY_SETTINGS } from "../../bot/ports/communities.ts";
import { type Clock, deleteWhere, isOf, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryCommunities(tables: MemoryTables, clock: Clock): Communities {
  const { communities, subscriptions } = tables;
  const find = (platform: string, community: string) =>
    communities.get(keyOf(platform, community)) ?? {
      ...{ platform, community },
      ...DEFAULT_COMMUNITY_SETTINGS,
      leftAtMs: null,
    };
  return {
    async read(platform, community) {
      const { noticesChannel, language, answerChannels, answerPrivately } = find(platform, community);
      return { noticesChannel, language, answerChannels, answerPrivately };
    },
    async list(platform) {
      const { gaps, feedback, asked, moderators, threads } = tables;
      const kept = [communities, subscriptions, gaps, feedback, asked, moderators, threads].flatMap((table) => [
        ...table.values(),
      ]);
      const theirs = kept.filter((row) => row.platform === platform).map(({ community }) => community);
      return [...new Set(theirs)].filter((community) => find(platform, community).leftAtMs === null);
    },
    async write(platform, community, change) {
      communities.set(keyOf(platform, community), { ...find(platform, community), ...change });
    },
    async leave(platform, community) {
      deleteWhere(subscriptions, isOf(platform, community));
      communities.set(keyOf(platform, community), { ...find(platform, community), leftAtMs: clock() });
    },
    async rejoin(platform, community) {
      const known = communities.get(keyOf(platform, community));
      if (known !== undefined) communities.set(keyOf(platform, community), { ...known, leftAtMs: null });
    },
    async forget(platform, community) {
      forgetCommunity(tables, platform, community);
    },
  };
}

export function forgetCommunity(tables: MemoryTables, platform: string, community: string): void {
  const theirs = isOf(platform, community);
  deleteWhere(tables.subscriptions, theirs);
  deleteWhere(tables.slots, ({ slot }) => theirs(slot));
  deleteWhere(tables.channelKnowledge, theirs);
  deleteWhere(tables.gaps, theirs);
  deleteWhere(tables.feedback, theirs);
  deleteWhere(tables.asked, theirs);
  deleteWhere(tables.moderators, theirs);
  deleteWhere(tables.threads, theirs);
  deleteWhere(tables.communities, theirs);
}
