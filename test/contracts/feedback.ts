import { describe, expect, it } from "vitest";
import type { FeedbackGiven } from "../../src/bot/ports/feedback.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const { platform, community } = CHANNEL;
export const given = (change: Partial<FeedbackGiven> = {}): FeedbackGiven => ({
  ...{ platform, community, answer: "answer-1", entries: ["pack/one"], helpful: true, person: "p1", atMs: START_MS },
  ...change,
});

/** What every implementation of the port does. */
export function feedbackContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of feedback`, () => {
    it("counts distinct people by entry, the most unhelpful first, from three on", async () => {
      const { feedback } = await openForTest(open);
      for (const person of ["p1", "p2", "p3"]) await feedback.record(given({ person }));
      for (const person of ["p1", "p2", "p3", "p4"]) {
        const helpful = person === "p4";
        await feedback.record(given({ person, answer: "answer-2", entries: ["pack/two", "pack/three"], helpful }));
      }
      for (const person of ["p1", "p2"]) await feedback.record(given({ person, answer: "a", entries: ["pack/few"] }));
      expect(await feedback.byEntry(platform, community, 0)).toEqual([
        { entry: "pack/three", helpful: 1, unhelpful: 3 },
        { entry: "pack/two", helpful: 1, unhelpful: 3 },
        { entry: "pack/one", helpful: 3, unhelpful: 0 },
      ]);
    });

    it("counts a person's latest word, on the same answer or another", async () => {
      const { feedback } = await openForTest(open);
      for (const person of ["p1", "p2", "p3"]) await feedback.record(given({ person }));
      await feedback.record(given({ helpful: false, atMs: START_MS + 1 }));
      await feedback.record(given({ person: "p2", answer: "answer-2", helpful: false, atMs: START_MS + 1 }));
      expect(await feedback.byEntry(platform, community, 0)).toEqual([{ entry: "pack/one", helpful: 1, unhelpful: 2 }]);
    });

    it("counts only since the instant", async () => {
      const { feedback } = await openForTest(open);
      for (const person of ["p1", "p2", "p3"]) await feedback.record(given({ person }));
      expect(await feedback.byEntry(platform, community, START_MS + 1)).toEqual([]);
    });

    it("shows what people wrote, the latest first, once an answer", async () => {
      const { feedback } = await openForTest(open);
      await feedback.record(given({ comment: "first" }));
      await feedback.record(given({ helpful: false, entries: ["pack/two", "pack/one"], comment: "too short" }));
      await feedback.record(given({ person: "p2", atMs: START_MS + 1, comment: "good" }));
      await feedback.record(given({ person: "p3" }));
      await feedback.record(given({ community: "guild-2", comment: "elsewhere" }));
      const all = [
        { entries: ["pack/one"], helpful: true, text: "good" },
        { entries: ["pack/one", "pack/two"], helpful: false, text: "too short" },
      ];
      expect(await feedback.comments(platform, community, 10)).toEqual(all);
      expect(await feedback.comments(platform, community, 1)).toEqual(all.slice(0, 1));
    });

    it("takes a word back", async () => {
      const { feedback } = await openForTest(open);
      for (const person of ["p1", "p2", "p3"]) await feedback.record(given({ person }));
      expect(await feedback.withdraw(given())).toBe(true);
      expect(await feedback.withdraw(given())).toBe(false);
      expect(await feedback.byEntry(platform, community, 0)).toEqual([]);
    });
  });
}
