import { describe, expect, it } from "vitest";
import { claimOne, KEY, LEASE_MS, newSlot } from "./ledger.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const HOUR_MS = 3_600_000;

/** What every implementation of the port does: sending, recording, telling. */
export function ledgerRecordingContract(name: string, open: OpenStore): void {
  const openLedger = async () => {
    const { ledger, time } = await openForTest(open);
    return { ledger, time };
  };

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
