import { describe, expect, it } from "vitest";
import type { Ledger, NewSlot, SlotKey } from "../../src/bot/ports/ledger.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const HOUR_MS = 3_600_000;
const LEASE_MS = 60_000;
export const KEY: SlotKey = { ...CHANNEL, localDate: "2026-01-01" };

export const newSlot = (change: Partial<NewSlot> = {}): NewSlot => ({
  ...KEY,
  dueAtMs: START_MS,
  closesAtMs: START_MS + 6 * HOUR_MS,
  nonce: "nonce-1",
  reason: "planned",
  ...change,
});

const claimOne = async (ledger: Ledger, owner = "one", limit = 10) => ledger.claim({ owner, leaseMs: LEASE_MS, limit });

/** What every implementation of the port does. */
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

  describe(`${name} keeps the contract of the ledger: sending and recording`, () => {
    const claimedLedger = async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot()]);
      await claimOne(ledger);
      return { ledger, time };
    };

    it("starts sending under the fence, and renews the lease where it is asked to", async () => {
      const { ledger, time } = await claimedLedger();
      time.now += 1000;
      expect(await ledger.startSending(KEY, 1, 2 * LEASE_MS)).toBe(true);
      const story = await ledger.story(KEY);
      expect(story?.slot).toMatchObject({ sendStarted: true, attempts: 1, leaseUntilMs: time.now + 2 * LEASE_MS });
      expect(story?.events.at(-1)).toEqual({
        ...{ atMs: time.now, state: "claimed", reason: "sending-started", owner: "one" },
      });
    });

    it("refuses to start sending with another fence, without a claim, or after the lease", async () => {
      const { ledger, time } = await claimedLedger();
      expect(await ledger.startSending(KEY, 0)).toBe(false);
      expect(await ledger.startSending(KEY, 2)).toBe(false);
      expect(await ledger.startSending({ ...KEY, channel: "none" }, 1)).toBe(false);
      time.now += LEASE_MS;
      expect(await ledger.startSending(KEY, 1)).toBe(false);
      expect((await ledger.story(KEY))?.slot).toMatchObject({ sendStarted: false, attempts: 0 });
      expect((await ledger.story(KEY))?.events).toHaveLength(2);
    });

    it("records a post with all that belongs to it, once", async () => {
      const { ledger, time } = await claimedLedger();
      await ledger.startSending(KEY, 1);
      time.now += 500;
      const change = {
        state: "posted",
        reason: "posted",
        messageId: "m-1",
        cards: ["pack/one"],
        thread: "none",
      } as const;
      expect(await ledger.record(KEY, 1, change)).toBe(true);
      expect(await ledger.record(KEY, 1, change)).toBe(false);
      const story = await ledger.story(KEY);
      expect(story?.slot).toMatchObject({
        ...{ state: "posted", messageId: "m-1", cards: ["pack/one"], attempts: 1, fence: 1 },
        ...{ owner: null, leaseUntilMs: null, sendStarted: false, reason: "posted" },
      });
      expect(story?.events.map(({ state, reason, owner }) => [state, reason, owner])).toEqual([
        ["due", "planned", null],
        ["claimed", "claimed", "one"],
        ["claimed", "sending-started", "one"],
        ["posted", "posted", "one"],
      ]);
      expect(story?.events.at(-1)?.atMs).toBe(time.now);
    });

    it("lets a claim that ran out be recorded while nobody took it over, and not after", async () => {
      const { ledger, time } = await claimedLedger();
      time.now += LEASE_MS + 1;
      await claimOne(ledger, "two");
      expect(await ledger.record(KEY, 1, { state: "posted", reason: "posted" })).toBe(false);
      expect((await ledger.story(KEY))?.slot).toMatchObject({ state: "claimed", owner: "two" });
      time.now += LEASE_MS + 1;
      expect(await ledger.record(KEY, 2, { state: "posted", reason: "posted" })).toBe(true);
    });

    it("waits before a retry, on its own clock", async () => {
      const { ledger, time } = await claimedLedger();
      await ledger.startSending(KEY, 1);
      await ledger.record(KEY, 1, { state: "due", reason: "server-error", retryInMs: 30_000 });
      expect((await ledger.story(KEY))?.slot).toMatchObject({ notBeforeMs: time.now + 30_000, sendStarted: false });
      time.now += 29_999;
      expect(await claimOne(ledger)).toEqual([]);
      time.now += 1;
      expect(await claimOne(ledger)).toMatchObject([{ fence: 2, attempts: 1 }]);
    });

    it("lets a moderator settle what nobody is at, raising the fence", async () => {
      const { ledger } = await claimedLedger();
      expect(await ledger.record(KEY, null, { state: "posted", reason: "settled" })).toBe(false);
      await ledger.record(KEY, 1, { state: "uncertain", reason: "blind" });
      expect(await ledger.record(KEY, null, { state: "posted", reason: "settled" }, "failed")).toBe(false);
      expect(await ledger.record(KEY, null, { state: "posted", reason: "settled" }, "uncertain")).toBe(true);
      const story = await ledger.story(KEY);
      expect(story?.slot).toMatchObject({ state: "posted", fence: 2 });
      expect(story?.events.at(-1)).toMatchObject({ state: "posted", reason: "settled", owner: null });
      expect(await ledger.record(KEY, 1, { state: "failed", reason: "late" })).toBe(false);
      expect(await ledger.record({ ...KEY, channel: "none" }, null, { state: "posted", reason: "settled" })).toBe(
        false,
      );
    });

    it("lets a moderator settle what is claimed for its notice only; there is nothing to tell then", async () => {
      const { ledger } = await claimedLedger();
      await ledger.record(KEY, 1, { state: "uncertain", reason: "blind", notice: "due" });
      expect(await claimOne(ledger, "two")).toMatchObject([{ state: "uncertain", fence: 2 }]);
      expect(await ledger.record(KEY, null, { state: "posted", reason: "settled" }, "uncertain")).toBe(true);
      expect((await ledger.story(KEY))?.slot).toMatchObject({ state: "posted", reason: "settled", notice: "none" });
      expect(await ledger.record(KEY, 2, { state: "uncertain", reason: "notice-sent", notice: "sent" })).toBe(false);
      expect(await claimOne(ledger)).toEqual([]);
    });

    it("lets a moderator settle a claim that ran out; whoever held it has lost it", async () => {
      const { ledger, time } = await claimedLedger();
      time.now += LEASE_MS;
      expect(await ledger.record(KEY, null, { state: "skipped", reason: "unsubscribed" })).toBe(true);
      expect(await ledger.startSending(KEY, 1)).toBe(false);
      expect(await ledger.record(KEY, 1, { state: "posted", reason: "posted" })).toBe(false);
    });

    it("moves a slot that waits to another time", async () => {
      const { ledger, time } = await openLedger();
      await ledger.open([newSlot()]);
      const times = { dueAtMs: START_MS + HOUR_MS, closesAtMs: START_MS + 7 * HOUR_MS };
      expect(await ledger.record(KEY, null, { state: "due", reason: "time-changed", ...times }, "due")).toBe(true);
      expect(await claimOne(ledger)).toEqual([]);
      time.now += HOUR_MS;
      expect(await claimOne(ledger)).toMatchObject([times]);
    });

    it("lets one of many record", async () => {
      const { ledger } = await claimedLedger();
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => ledger.record(KEY, 1, { state: "failed", reason: `r${index}` })),
      );
      expect(results.filter((won) => won)).toHaveLength(1);
      expect((await ledger.story(KEY))?.events).toHaveLength(3);
    });

    it("shows a channel's slots, the latest first, before a date where one is given", async () => {
      const { ledger } = await openLedger();
      const dates = ["2026-01-03", "2026-01-01", "2026-01-02"];
      await ledger.open(dates.map((localDate) => newSlot({ localDate })));
      await ledger.open([newSlot({ channel: "other" })]);
      const history = await ledger.history(CHANNEL, { limit: 2 });
      expect(history.map(({ localDate }) => localDate)).toEqual(["2026-01-03", "2026-01-02"]);
      const earlier = await ledger.history(CHANNEL, { before: "2026-01-02", limit: 10 });
      expect(earlier.map(({ localDate }) => localDate)).toEqual(["2026-01-01"]);
    });
  });
}
