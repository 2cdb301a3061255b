import { describe, expect, it } from "vitest";
import type { RateLimit } from "../../src/bot/ports/budgets.ts";
import { type OpenStore, openForTest } from "./store.ts";

const FIFTY_A_SECOND: RateLimit = { key: "discord", intervalMs: 20, burst: 1 };
const waits = (bookings: readonly { readonly waitMs: number }[]) => bookings.map(({ waitMs }) => Math.round(waitMs));
const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

/** What every implementation of the port does. */
export function budgetsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of budgets`, () => {
    it("spaces sends by the interval, over several calls", async () => {
      const { budgets, time } = await openForTest(open);
      expect(waits(await budgets.reserve(times(3, [FIFTY_A_SECOND])))).toEqual([0, 20, 40]);
      time.now += 10;
      expect(waits(await budgets.reserve(times(2, [FIFTY_A_SECOND])))).toEqual([50, 70]);
      time.now += 1000;
      expect(waits(await budgets.reserve([[FIFTY_A_SECOND]]))).toEqual([0]);
    });

    it("lets a burst through after a pause, and no more on average", async () => {
      const { budgets } = await openForTest(open);
      const limit = { key: "workspace", intervalMs: 200, burst: 3 };
      expect(waits(await budgets.reserve(times(5, [limit])))).toEqual([0, 0, 0, 200, 400]);
    });

    it("books no place further ahead than it is asked to, and spends nothing of it", async () => {
      const { budgets, time } = await openForTest(open);
      const bookings = await budgets.reserve(times(5, [FIFTY_A_SECOND]), 50);
      expect(bookings.map(({ booked }) => booked)).toEqual([true, true, true, false, false]);
      expect(waits(bookings)).toEqual([0, 20, 40, 60, 60]);
      time.now += 20;
      expect(await budgets.reserve([[FIFTY_A_SECOND]], 50)).toMatchObject([{ booked: true, waitMs: 40 }]);
    });

    it("books under all limits of a send", async () => {
      const { budgets } = await openForTest(open);
      const workspace = { key: "workspace", intervalMs: 200, burst: 1 };
      const channel = (key: string) => ({ key, intervalMs: 1000, burst: 1 });
      const sends = [channel("a"), channel("a"), channel("b")].map((limit) => [workspace, limit]);
      expect(waits(await budgets.reserve(sends))).toEqual([0, 1000, 1200]);
    });

    it("keeps no place for a send whose one limit is far behind: others would wait with it", async () => {
      const { budgets } = await openForTest(open);
      const slow = { key: "slow-channel", intervalMs: 1000, burst: 1 };
      await budgets.hold("slow-channel", 60_000);
      expect(await budgets.reserve([[FIFTY_A_SECOND, slow], [FIFTY_A_SECOND]])).toEqual([
        { waitMs: 60_000, booked: false },
        { waitMs: 0, booked: true },
      ]);
    });

    it("holds a key for as long as was asked for, and never shorter than before", async () => {
      const { budgets, time } = await openForTest(open);
      await budgets.hold("discord", 5000);
      await budgets.hold("discord", 1000);
      expect(waits(await budgets.reserve([[FIFTY_A_SECOND]]))).toEqual([5000]);
      time.now += 6000;
      expect(waits(await budgets.reserve([[FIFTY_A_SECOND]]))).toEqual([0]);
    });

    it("needs no limits, and no sends", async () => {
      const { budgets } = await openForTest(open);
      expect(await budgets.reserve([])).toEqual([]);
      expect(await budgets.reserve([[]])).toEqual([{ waitMs: 0, booked: true }]);
    });

    it("shares a rate among all who book at once", async () => {
      const { budgets } = await openForTest(open);
      const bookings = await Promise.all(times(10, 0).map(() => budgets.reserve(times(5, [FIFTY_A_SECOND]))));
      const all = waits(bookings.flat()).sort((one, other) => one - other);
      expect(all).toEqual(Array.from({ length: 50 }, (_, index) => index * 20));
    });
  });
}
