import { describe, expect, it } from "vitest";
import type { Channel } from "../../src/bot/ports/channel.ts";
import type { Subscription } from "../../src/bot/ports/subscriptions.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

export const subscriptionOf = (channel: Partial<Channel> = {}): Subscription => ({
  ...CHANNEL,
  ...channel,
  timeZone: "Europe/Rome",
  localTime: "09:30",
  language: "it",
  parts: ["card", "news"],
  thread: true,
  whenExhausted: "pause",
  pausedUntil: null,
  createdAtMs: START_MS,
});

/** What every implementation of the port does. */
export function subscriptionsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of subscriptions`, () => {
    it("finds what was saved, unchanged", async () => {
      const { subscriptions } = await openForTest(open);
      const saved = { ...subscriptionOf(), pausedUntil: "2026-02-28", thread: false, parts: [] };
      await subscriptions.save(saved);
      expect(await subscriptions.find(CHANNEL)).toEqual(saved);
    });

    it("finds nothing where nothing was saved", async () => {
      const { subscriptions } = await openForTest(open);
      expect(await subscriptions.find(CHANNEL)).toBeUndefined();
    });

    it("replaces a subscription as a whole", async () => {
      const { subscriptions } = await openForTest(open);
      await subscriptions.save({ ...subscriptionOf(), pausedUntil: "2026-02-28" });
      const second: Subscription = { ...subscriptionOf(), localTime: "18:00", whenExhausted: "weekly", language: "en" };
      await subscriptions.save(second);
      expect(await subscriptions.find(CHANNEL)).toEqual(second);
      expect(await subscriptions.page(null, 10)).toHaveLength(1);
    });

    it("lists one community's by channel", async () => {
      const { subscriptions } = await openForTest(open);
      await subscriptions.save(subscriptionOf({ channel: "b" }));
      await subscriptions.save(subscriptionOf({ channel: "a" }));
      await subscriptions.save(subscriptionOf({ community: "guild-2" }));
      await subscriptions.save(subscriptionOf({ platform: "slack" }));
      const listed = await subscriptions.list(CHANNEL.platform, CHANNEL.community);
      expect(listed.map(({ channel }) => channel)).toEqual(["a", "b"]);
    });

    it("pages through all in the order of their keys, by bytes, and meets each once", async () => {
      const { subscriptions } = await openForTest(open);
      // In most languages' order "a" comes before "B", and "é" before "z".
      const keys = ["a", "B", "z", "é", "_", "10", "9"];
      for (const community of keys) {
        for (const channel of keys) await subscriptions.save(subscriptionOf({ community, channel }));
      }
      const met: string[] = [];
      let last: Subscription | null = null;
      for (;;) {
        const page: readonly Subscription[] = await subscriptions.page(last, 5);
        met.push(...page.map(({ community, channel }) => `${community}/${channel}`));
        last = page.at(-1) ?? null;
        if (page.length < 5) break;
      }
      const ordered = ["10", "9", "B", "_", "a", "z", "é"];
      expect(met).toEqual(ordered.flatMap((community) => ordered.map((channel) => `${community}/${channel}`)));
    });

    it("removes one, and says whether it was there", async () => {
      const { subscriptions } = await openForTest(open);
      await subscriptions.save(subscriptionOf());
      await subscriptions.save(subscriptionOf({ channel: "other" }));
      expect(await subscriptions.remove(CHANNEL)).toBe(true);
      expect(await subscriptions.remove(CHANNEL)).toBe(false);
      expect(await subscriptions.page(null, 10)).toEqual([subscriptionOf({ channel: "other" })]);
    });
  });
}
