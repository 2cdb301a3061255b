import { describe, expect, it } from "vitest";
import type { UnansweredQuestion } from "../../src/bot/ports/gaps.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const { platform, community } = CHANNEL;
export const unanswered = (change: Partial<UnansweredQuestion> = {}): UnansweredQuestion => ({
  ...{ platform, community, key: "chi ha fondato kimi", text: "Chi ha fondato Kimi?", language: "it" },
  ...{ asker: "person-1", atMs: START_MS },
  ...change,
});

/** What every implementation of the port does. */
export function gapsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of gaps`, () => {
    it("counts distinct askers, and keeps the first wording", async () => {
      const { gaps } = await openForTest(open);
      const id = await gaps.record(unanswered());
      expect(await gaps.record(unanswered({ atMs: START_MS + 1 }))).toBe(id);
      expect(await gaps.record(unanswered({ asker: "person-2", text: "E chi?", atMs: START_MS - 1 }))).toBe(id);
      expect(await gaps.find(id)).toEqual({
        ...{ id, platform, community, text: "Chi ha fondato Kimi?", language: "it" },
        ...{ firstAtMs: START_MS, lastAtMs: START_MS + 1, askers: 2, wanted: 0 },
      });
      expect(id.length).toBeLessThanOrEqual(40);
    });

    it("keeps communities and questions apart", async () => {
      const { gaps } = await openForTest(open);
      const ids = [
        await gaps.record(unanswered()),
        await gaps.record(unanswered({ key: "other" })),
        await gaps.record(unanswered({ community: "guild-2" })),
        await gaps.record(unanswered({ platform: "slack" })),
      ];
      expect(new Set(ids).size).toBe(4);
    });

    it("counts who wants an answer, whether they asked or not", async () => {
      const { gaps } = await openForTest(open);
      const id = await gaps.record(unanswered());
      expect(await gaps.want(id, "person-1")).toBe(true);
      expect(await gaps.want(id, "person-1")).toBe(true);
      expect(await gaps.want(id, "person-2")).toBe(true);
      expect(await gaps.find(id)).toMatchObject({ askers: 1, wanted: 2 });
      expect(await gaps.want("none", "person-1")).toBe(false);
    });

    it("lists the most wanted first, then the most asked, then the latest, from so many askers on", async () => {
      const { gaps } = await openForTest(open);
      const ask = async (key: string, askers: number, atMs = START_MS) => {
        let id = "";
        for (let index = 0; index < askers; index += 1) {
          id = await gaps.record(unanswered({ key, text: key, asker: `person-${index}`, atMs }));
        }
        return id;
      };
      await ask("once", 1);
      await ask("thrice", 3);
      await ask("thrice-later", 3, START_MS + 5);
      await ask("four", 4);
      await gaps.want(await ask("wanted", 3), "person-9");
      const listed = await gaps.list(platform, community, { askersMin: 3, limit: 10 });
      expect(listed.map(({ text }) => text)).toEqual(["wanted", "four", "thrice-later", "thrice"]);
      expect(await gaps.list(platform, community, { askersMin: 0, limit: 2 })).toHaveLength(2);
    });

    it("removes a gap with its counts", async () => {
      const { gaps } = await openForTest(open);
      const id = await gaps.record(unanswered());
      expect(await gaps.remove(id)).toBe(true);
      expect(await gaps.remove(id)).toBe(false);
      expect(await gaps.find(id)).toBeUndefined();
      const again = await gaps.record(unanswered({ asker: "person-2" }));
      expect(await gaps.find(again)).toMatchObject({ askers: 1 });
    });

    it("keeps whatever people type", async () => {
      const { gaps } = await openForTest(open);
      const id = await gaps.record(unanswered({ key: "\0'; drop table gaps; --", text: "a\0b 🤖 ' \\ ? $1" }));
      expect(await gaps.find(id)).toMatchObject({ text: "ab 🤖 ' \\ ? $1" });
    });

    it("counts one who asks many times at once as one", async () => {
      const { gaps } = await openForTest(open);
      const ids = await Promise.all(Array.from({ length: 8 }, () => gaps.record(unanswered())));
      expect(new Set(ids).size).toBe(1);
      expect(await gaps.find(ids[0] ?? "")).toMatchObject({ askers: 1 });
    });
  });
}
