import { describe, expect, it } from "vitest";
import type { Ledger, NewSlot, SlotKey } from "../../src/bot/ports/ledger.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const HOUR_MS = 3_600_000;
export const LEASE_MS = 60_000;
export const KEY: SlotKey = { ...CHANNEL, localDate: "2026-01-01" };

export const newSlot = (change: Partial<NewSlot> = {}): NewSlot => ({
  ...KEY,
  dueAtMs: START_MS,
  closesAtMs: START_MS + 6 * HOUR_MS,
  nonce: "nonce-1",
  reason: "planned",
  ...change,
});

export const claimOne = async (ledger: Ledger, owner = "one", limit = 10) =>
  ledger.claim({ owner, leaseMs: LEASE_MS, limit });

/** What every implementation of the port does: opening and claiming. */
export function ledgerContract(name: string, open: OpenStore): void {
  const openLedger = async () => {
    const { ledger, time } = await openForTest(open);
    return { ledger, time };
  };

  describe(`${name} keeps the contract of the ledger: opening and claiming`, () => {
    it("opens slots once, and leaves those that are there as they are", async () => {
      const { ledger } = await openLedger();
      expect(await ledger.open([newSlot(), newSlot({ localDate: "2026-01-02" })])).toBe(2);
      expect(await ledger.open([newSlot({ dueAtMs: 1 }), newSlot({ localDate: "2026-01-03" })])).toBe(1);
      expect((await ledger.story(KEY))?.slot.dueAtMs).toBe(START_MS);
      expect(await ledger.open([])).toBe(0);
    });

    it("opens many at once", async () => {
      const { ledger } = await openLedger();
      const slots = Array.from({ length: 350 }, (_, index) => newSlot({ channel: `c${index}` }));
      expect(await ledger.open(slots)).toBe(350);
      expect(await claimOne(ledger, "one", 1000)).toHaveLength(350);
    });

    it("tells the story of a new slot", async () => {
      const { ledger } = await openLedger();
      await ledger.open([newSlot()]);
      expect(await ledger.story(KEY)).toEqual({
        slot: {
          ...KEY,
          ...{ state: "due", dueAtMs: START_MS, closesAtMs: START_MS + 6 * HOUR_MS, fence: 0, leaseUntilMs: null },
          ...{ owner: null, sendStarted: false, attempts: 0, notBeforeMs: 0, nonce: "nonce-1", messageId: null },
          ...{ thread: "none", notice: "none", cards: [], reason: "planned" },
        },
        events: [{ atMs: START_MS, state: "due", reason: "planned", owner: null }],
      });
      expect(await ledger.story({ ...KEY, localDate: "2026-01-02" })).toBeUndefined();
    });

    it("never claims what is skipped from the start", async () => {
      const { ledger } = await openLedger();
      await ledger.open([newSlot({ state: "skipped", reason: "paused" })]);
      expect(await claimOne(ledger)).toEqual([]);
      expect((await ledger.story(KEY))?.events).toEqual([
        { atMs: START_MS, state: "skipped", reason: "paused", owner: null },
      ]);
    });

    it("claims a slot from its time on, also after its window, and once", async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot({ dueAtMs: START_MS + 1000, closesAtMs: START_MS + 2000 })]);
      expect(await claimOne(ledger)).toEqual([]);
      time.now += 3000;
      const [slot, ...more] = await claimOne(ledger);
      expect(more).toEqual([]);
      expect(slot).toMatchObject({
        ...{ ...KEY, state: "claimed", fence: 1, owner: "one", sendStarted: false, attempts: 0 },
        ...{ leaseUntilMs: time.now + LEASE_MS, reason: "claimed" },
      });
      expect(await claimOne(ledger, "two")).toEqual([]);
    });

    it("claims anew what a claim left when it ran out, with a higher fence, sendStarted as it was", async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot()]);
      await claimOne(ledger);
      await ledger.startSending(KEY, 1);
      time.now += LEASE_MS - 1;
      expect(await claimOne(ledger, "two")).toEqual([]);
      time.now += 1;
      expect(await claimOne(ledger, "two")).toMatchObject([
        { state: "claimed", fence: 2, owner: "two", sendStarted: true, attempts: 1, reason: "claimed-after-expiry" },
      ]);
    });

    it("claims posted slots whose thread is due, which stay posted", async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot()]);
      await claimOne(ledger);
      await ledger.record(KEY, 1, { state: "posted", reason: "posted", messageId: "m", thread: "due", attempts: 0 });
      const [slot] = await claimOne(ledger, "two");
      expect(slot).toMatchObject({ state: "posted", thread: "due", fence: 2, owner: "two", messageId: "m" });
      expect(await claimOne(ledger, "three")).toEqual([]);
      expect(await ledger.record(KEY, 2, { state: "posted", reason: "no-answer", retryInMs: 5000 })).toBe(true);
      expect(await claimOne(ledger, "three")).toEqual([]);
      time.now += 5000;
      expect(await claimOne(ledger, "three")).toMatchObject([{ fence: 3, messageId: "m" }]);
      await ledger.record(KEY, 3, { state: "posted", reason: "thread-made", thread: "made" });
      time.now += HOUR_MS;
      expect(await claimOne(ledger, "four")).toEqual([]);
    });

    it("claims settled slots whose notice is due, after the thread, which keep their state and its reason", async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot()]);
      await claimOne(ledger);
      await ledger.record(KEY, 1, { state: "posted", reason: "posted", thread: "due", notice: "due" });
      expect(await claimOne(ledger)).toMatchObject([{ reason: "claimed-for-thread" }]);
      await ledger.record(KEY, 2, { state: "posted", reason: "thread-made", thread: "made" });
      expect(await claimOne(ledger)).toMatchObject([{ state: "posted", reason: "thread-made", fence: 3 }]);
      expect(await ledger.startSending(KEY, 3)).toBe(true);
      // Its process died.
      time.now += LEASE_MS;
      expect(await claimOne(ledger, "two")).toMatchObject([{ reason: "thread-made", attempts: 1, sendStarted: true }]);
      expect(await ledger.record(KEY, 4, { state: "posted", reason: "notice-later", retryInMs: 5000 })).toBe(true);
      expect(await claimOne(ledger)).toEqual([]);
      time.now += 5000;
      await claimOne(ledger);
      await ledger.record(KEY, 5, { state: "posted", reason: "notice-sent", notice: "sent" });
      time.now += HOUR_MS;
      expect(await claimOne(ledger)).toEqual([]);
      const story = await ledger.story(KEY);
      expect(story?.slot).toMatchObject({ state: "posted", notice: "sent", reason: "thread-made" });
      expect(story?.events.slice(-5).map(({ reason }) => reason)).toEqual([
        ...["sending-started", "claimed-for-notice", "notice-later", "claimed-for-notice", "notice-sent"],
      ]);
    });

    it("takes the communities in turns, in each the earliest first, and no more than asked for", async () => {
      const { ledger } = await openLedger();
      const slots = ["a", "b", "c", "d"].map((channel, index) => newSlot({ channel, dueAtMs: START_MS - 100 + index }));
      await ledger.open([...slots, newSlot({ community: "guild-2" }), newSlot({ platform: "slack" })]);
      const first = await claimOne(ledger, "one", 4);
      expect(first.map(({ platform, community, channel }) => `${platform} ${community} ${channel}`)).toEqual([
        "discord guild-1 a",
        expect.stringMatching(/guild-2|slack/),
        expect.stringMatching(/guild-2|slack/),
        "discord guild-1 b",
      ]);
      expect((await claimOne(ledger, "two", 4)).map(({ channel }) => channel)).toEqual(["c", "d"]);
    });

    it("lets communities take turns over many claims, too", async () => {
      const { ledger } = await openLedger();
      const communities = ["a", "b", "c", "d"];
      await ledger.open(
        communities.flatMap((community) =>
          ["1", "2", "3"].map((channel) => newSlot({ community, channel, nonce: `${community}${channel}` })),
        ),
      );
      const order: string[] = [];
      for (let count = 0; count < 12; count += 1) {
        const [slot] = await claimOne(ledger, "one", 1);
        if (slot === undefined) break;
        order.push(slot.nonce);
        await ledger.record(slot, slot.fence, { state: "posted", reason: "posted" });
      }
      expect(order.slice(0, 4).toSorted()).toEqual(["a1", "b1", "c1", "d1"]);
      expect(order.slice(4, 8).toSorted()).toEqual(["a2", "b2", "c2", "d2"]);
    });

    it("claims only of the platforms that were asked for", async () => {
      const { ledger } = await openLedger();
      await ledger.open([newSlot(), newSlot({ platform: "slack" })]);
      const options = { owner: "one", leaseMs: LEASE_MS, limit: 10 };
      expect(await ledger.claim({ ...options, platforms: [] })).toEqual([]);
      expect(await ledger.claim({ ...options, platforms: ["slack", "irc"] })).toMatchObject([{ platform: "slack" }]);
    });

    it("gives each slot to one of many that claim at once", async () => {
      const { ledger } = await openLedger();
      await ledger.open(Array.from({ length: 60 }, (_, index) => newSlot({ channel: `c${index}` })));
      const owners = Array.from({ length: 12 }, (_, index) => `owner-${index}`);
      const claims = await Promise.all(owners.map((owner) => claimOne(ledger, owner, 10)));
      const rest = await claimOne(ledger, "last", 100);
      const channels = [...claims.flat(), ...rest].map(({ channel }) => channel);
      expect(channels).toHaveLength(60);
      expect(new Set(channels).size).toBe(60);
    });
  });
}
