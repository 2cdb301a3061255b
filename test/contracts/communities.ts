import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY_SETTINGS } from "../../src/bot/ports/communities.ts";
import { CHANNEL, type OpenStore, openForTest } from "./store.ts";
import { subscriptionOf } from "./subscriptions.ts";

const { platform, community } = CHANNEL;
const NEVER_CHOSEN = DEFAULT_COMMUNITY_SETTINGS;

/** What every implementation of the port does. */
export function communitiesContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of communities`, () => {
    it("reads the defaults where nobody chose", async () => {
      const { communities } = await openForTest(open);
      expect(await communities.read(platform, community)).toEqual(NEVER_CHOSEN);
    });

    it("reads what was written last, each setting by itself, and keeps communities apart", async () => {
      const { communities } = await openForTest(open);
      await communities.write(platform, community, { noticesChannel: "mods", language: "en" });
      await communities.write(platform, community, { answerChannels: ["general", "ask"], answerPrivately: true });
      await communities.write(platform, community, { noticesChannel: null, language: "it" });
      await communities.write(platform, community, {});
      expect(await communities.read(platform, community)).toEqual({
        ...{ noticesChannel: null, language: "it", answerChannels: ["general", "ask"], answerPrivately: true },
      });
      await communities.write(platform, community, { answerChannels: null, answerPrivately: false });
      expect(await communities.read(platform, community)).toEqual({ ...NEVER_CHOSEN, language: "it" });
      expect(await communities.read("slack", community)).toEqual(NEVER_CHOSEN);
    });

    it("ends a community's subscriptions when it is left, and keeps its settings", async () => {
      const { communities, subscriptions } = await openForTest(open);
      const settings = { ...NEVER_CHOSEN, noticesChannel: "mods" };
      await communities.write(platform, community, settings);
      await subscriptions.save(subscriptionOf());
      await subscriptions.save(subscriptionOf({ community: "guild-2" }));
      await communities.leave(platform, community);
      expect(await subscriptions.page(null, 10)).toEqual([subscriptionOf({ community: "guild-2" })]);
      await communities.rejoin(platform, community);
      expect(await communities.read(platform, community)).toEqual(settings);
    });

    it("lists those of a platform that something is kept of, until they are left", async () => {
      const { communities, subscriptions, moderators, threads } = await openForTest(open);
      await communities.write(platform, "chose", { language: "en" });
      await communities.write(platform, "left", { language: "en" });
      await subscriptions.save(subscriptionOf({ community: "subscribed" }));
      await subscriptions.save(subscriptionOf({ community: "subscribed", channel: "another" }));
      await subscriptions.save(subscriptionOf({ platform: "slack", community: "elsewhere" }));
      await moderators.add(platform, "moderated", "p");
      await threads.write({ ...CHANNEL, community: "left" }, "called");
      await communities.leave(platform, "left");
      expect([...(await communities.list(platform))].sort()).toEqual(["chose", "moderated", "subscribed"]);
      await communities.rejoin(platform, "left");
      await communities.rejoin(platform, "new");
      expect([...(await communities.list(platform))].sort()).toEqual(["chose", "left", "moderated", "subscribed"]);
    });

    it("forgets all of one community, and nothing of another", async () => {
      const { communities, subscriptions, ledger, gaps, moderators, threads } = await openForTest(open);
      for (const one of [community, "guild-2"]) {
        await communities.write(platform, one, { noticesChannel: "mods", language: null });
        await subscriptions.save(subscriptionOf({ community: one }));
        const key = { ...CHANNEL, community: one, localDate: "2026-01-01" };
        await ledger.open([{ ...key, dueAtMs: 0, closesAtMs: 1, nonce: one, reason: "planned" }]);
        const question = { platform, key: "q", text: "q?", language: "it", asker: "p", atMs: 1 } as const;
        await gaps.record({ ...question, community: one });
        await moderators.add(platform, one, "p");
        await threads.write({ ...CHANNEL, community: one }, "called");
      }
      await communities.forget(platform, community);
      expect(await communities.read(platform, community)).toEqual(NEVER_CHOSEN);
      expect(await subscriptions.list(platform, community)).toEqual([]);
      expect(await ledger.history(CHANNEL, { limit: 10 })).toEqual([]);
      expect(await gaps.list(platform, community, { askersMin: 0, limit: 10 })).toEqual([]);
      expect(await moderators.has(platform, community, "p")).toBe(false);
      expect(await moderators.has(platform, "guild-2", "p")).toBe(true);
      expect(await threads.read(CHANNEL)).toBeUndefined();
      expect(await threads.read({ ...CHANNEL, community: "guild-2" })).toBe("called");
      expect(await subscriptions.list(platform, "guild-2")).toHaveLength(1);
      expect(await ledger.history({ ...CHANNEL, community: "guild-2" }, { limit: 10 })).toHaveLength(1);
      expect(await gaps.list(platform, "guild-2", { askersMin: 0, limit: 10 })).toHaveLength(1);
    });
  });
}
