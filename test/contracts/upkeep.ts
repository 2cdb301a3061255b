import { describe, expect, it } from "vitest";
import { DEFAULT_RETENTION, type RetentionLimits } from "../../src/bot/ports/upkeep.ts";
import { memoryOf } from "./conversations.ts";
import { given } from "./feedback.ts";
import { unanswered } from "./gaps.ts";
import { newSlot } from "./ledger.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";
import { subscriptionOf } from "./subscriptions.ts";
import { entry } from "./vault.ts";

const { platform, community } = CHANNEL;
const NEVER_MS = 1e12;
const KEEP_ALL: RetentionLimits = {
  ...{ slotsMs: NEVER_MS, gapsMs: NEVER_MS, feedbackMs: NEVER_MS, activityMs: NEVER_MS },
  ...{ handledEventsMs: NEVER_MS, threadsMs: NEVER_MS, departedMs: NEVER_MS },
};
const NOTHING = {
  ...{ slots: 0, gaps: 0, feedback: 0, activity: 0, handledEvents: 0, unfinishedEvents: 0, threads: 0, vault: 0 },
  communities: 0,
  // In memory conversations go by themselves.
  conversations: expect.any(Number),
};
const LIMIT_MS = 1000;

/** What every implementation of the port does. */
export function upkeepContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of upkeep`, () => {
    const filled = async () => {
      const store = await openForTest(open);
      await store.subscriptions.save(subscriptionOf());
      await store.ledger.open([newSlot({ state: "skipped" }), newSlot({ localDate: "2026-01-02" })]);
      await store.gaps.record(unanswered());
      await store.feedback.record(given());
      await store.activity.record({ platform, community, entries: ["p/a"], asker: "p1", atMs: START_MS });
      await store.handledEvents.finish(["a"]);
      await store.threads.write({ ...CHANNEL, channel: "thread" }, "called");
      await store.conversations.remember("c", memoryOf("one"));
      await store.vault.put(entry({ expiresAtMs: START_MS + LIMIT_MS }));
      await store.vault.put(entry({ key: "T2" }));
      await store.budgets.reserve([[{ key: "k", intervalMs: 1, burst: 1 }]]);
      return store;
    };

    it("deletes nothing within its limits", async () => {
      const { upkeep } = await filled();
      expect(await upkeep.cleanUp(DEFAULT_RETENTION)).toEqual(NOTHING);
    });

    it.each([
      ["slotsMs", "slots"],
      ["gapsMs", "gaps"],
      ["feedbackMs", "feedback"],
      ["activityMs", "activity"],
      ["handledEventsMs", "handledEvents"],
      ["threadsMs", "threads"],
    ] as const)("deletes what is older than %s, and nothing else", async (limit, kind) => {
      const { upkeep, time } = await filled();
      time.now += LIMIT_MS - 1;
      const limits = { ...KEEP_ALL, [limit]: LIMIT_MS };
      expect(await upkeep.cleanUp(limits)).toEqual(NOTHING);
      time.now += 2;
      expect(await upkeep.cleanUp(limits)).toEqual({ ...NOTHING, [kind]: 1, vault: 1 });
      expect(await upkeep.cleanUp(limits)).toEqual(NOTHING);
    });

    it("counts an event's age from when it was taken, not from when it was finished", async () => {
      const { upkeep, handledEvents, time } = await openForTest(open);
      await handledEvents.begin(["a"], LIMIT_MS);
      time.now += LIMIT_MS;
      await handledEvents.finish(["a"]);
      time.now += 1;
      const report = await upkeep.cleanUp({ ...KEEP_ALL, handledEventsMs: LIMIT_MS });
      expect(report).toMatchObject({ handledEvents: 1 });
    });

    it("counts the events that were begun and never finished, when it forgets them", async () => {
      const { upkeep, handledEvents, time } = await openForTest(open);
      await handledEvents.begin(["a", "a-2"], LIMIT_MS);
      await handledEvents.begin(["b-2", "b"], LIMIT_MS);
      await handledEvents.begin(["given back"], LIMIT_MS);
      await handledEvents.release(["given back"]);
      await handledEvents.begin(["done"], LIMIT_MS);
      await handledEvents.finish(["done"]);
      const limits = { ...KEEP_ALL, handledEventsMs: LIMIT_MS };
      expect(await upkeep.cleanUp(limits)).toMatchObject({ handledEvents: 0, unfinishedEvents: 0 });
      time.now += LIMIT_MS + 1;
      await handledEvents.begin(["a"], LIMIT_MS);
      expect(await upkeep.cleanUp(limits)).toMatchObject({ unfinishedEvents: 1 });
      time.now += LIMIT_MS + 1;
      expect(await upkeep.cleanUp(limits)).toMatchObject({ unfinishedEvents: 1 });
      expect(await upkeep.cleanUp(limits)).toMatchObject({ handledEvents: 0, unfinishedEvents: 0 });
    });

    it("keeps slots that still wait for something, however old", async () => {
      const { upkeep, time, ledger } = await filled();
      time.now += 2 * LIMIT_MS;
      await upkeep.cleanUp({ ...KEEP_ALL, slotsMs: LIMIT_MS });
      expect(await ledger.claim({ owner: "one", leaseMs: 1, limit: 10 })).toMatchObject([{ localDate: "2026-01-02" }]);
    });

    it("deletes the slots of channels without a subscription", async () => {
      const { upkeep, time, ledger, subscriptions } = await filled();
      await subscriptions.save(subscriptionOf({ channel: "other" }));
      await ledger.open([newSlot({ channel: "other" })]);
      await subscriptions.remove(CHANNEL);
      time.now += LIMIT_MS + 1;
      expect(await upkeep.cleanUp({ ...KEEP_ALL, departedMs: LIMIT_MS })).toMatchObject({ slots: 2, communities: 0 });
      expect(await ledger.history({ ...CHANNEL, channel: "other" }, { limit: 10 })).toHaveLength(1);
    });

    it("deletes all of a community that was left, unless it came back", async () => {
      const { upkeep, time, ledger, gaps, communities } = await filled();
      await communities.leave(platform, "guild-2");
      await communities.leave(platform, community);
      await communities.rejoin(platform, "guild-2");
      const limits = { ...KEEP_ALL, departedMs: LIMIT_MS };
      time.now += LIMIT_MS;
      expect(await upkeep.cleanUp(limits)).toMatchObject({ communities: 0 });
      time.now += 1;
      expect(await upkeep.cleanUp(limits)).toMatchObject({ communities: 1 });
      expect(await ledger.history(CHANNEL, { limit: 10 })).toEqual([]);
      expect(await gaps.list(platform, community, { askersMin: 0, limit: 10 })).toEqual([]);
      expect(await upkeep.cleanUp(limits)).toMatchObject({ communities: 0 });
    });
  });
}
