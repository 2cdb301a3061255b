import { describe, expect, it } from "vitest";
import { unanswered } from "./gaps.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const { platform, community } = CHANNEL;

/** What every implementation of the port does. */
export function activityContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of activity`, () => {
    it("shows what three distinct people asked, the most asked first, and never what fewer did", async () => {
      const { activity } = await openForTest(open);
      const ask = (entries: readonly string[], asker: string) =>
        activity.record({ platform, community, entries, asker, atMs: START_MS });
      for (const asker of ["p1", "p2", "p3", "p4"]) await ask(["pack/four", "pack/four"], asker);
      for (const asker of ["p1", "p2", "p3"]) await ask(["pack/three"], asker);
      for (const asker of ["p1", "p2", "p1", "p1"]) await ask(["pack/two"], asker);
      await ask([], "p1");
      expect((await activity.since(platform, community, START_MS, 10)).asked).toEqual([
        { entry: "pack/four", askers: 4 },
        { entry: "pack/three", askers: 3 },
      ]);
      expect((await activity.since(platform, community, START_MS, 1)).asked).toHaveLength(1);
    });

    it("counts only from the instant on: each person by the last time", async () => {
      const { activity } = await openForTest(open);
      const ask = (asker: string, atMs: number) =>
        activity.record({ platform, community, entries: ["pack/one"], asker, atMs });
      for (const asker of ["p1", "p2", "p3"]) await ask(asker, START_MS);
      expect((await activity.since(platform, community, START_MS + 1, 10)).asked).toEqual([]);
      for (const asker of ["p1", "p2", "p3"]) await ask(asker, START_MS + 5);
      // What comes late takes nothing back.
      await ask("p1", START_MS - 5);
      expect((await activity.since(platform, community, START_MS + 1, 10)).asked).toHaveLength(1);
    });

    it("shows unanswered questions of three people since the instant", async () => {
      const { activity, gaps } = await openForTest(open);
      for (const asker of ["p1", "p2", "p3"]) await gaps.record(unanswered({ asker }));
      for (const asker of ["p1", "p2"]) await gaps.record(unanswered({ key: "two", asker }));
      const two = await gaps.record(unanswered({ key: "two", asker: "p1" }));
      await gaps.want(two, "p3");
      for (const [index, asker] of ["p1", "p2", "p3"].entries()) {
        await gaps.record(unanswered({ key: "old", asker, atMs: START_MS - 1 + index }));
      }
      expect((await activity.since(platform, community, START_MS, 10)).unanswered).toEqual([
        { text: "Chi ha fondato Kimi?", language: "it", askers: 3 },
      ]);
    });

    it("keeps communities apart", async () => {
      const { activity } = await openForTest(open);
      for (const asker of ["p1", "p2", "p3"]) {
        const place = asker === "p3" ? "guild-2" : community;
        await activity.record({ platform, community: place, entries: ["pack/one"], asker, atMs: START_MS });
      }
      expect((await activity.since(platform, community, 0, 10)).asked).toEqual([]);
    });
  });
}
