import { describe, expect, it } from "vitest";
import { CHANNEL, type OpenStore, openForTest } from "./store.ts";

const { platform, community } = CHANNEL;

/** What every implementation of the port does. */
export function moderatorsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of moderators`, () => {
    it("knows whom a community named, until it takes it back", async () => {
      const { moderators } = await openForTest(open);
      await moderators.add(platform, community, "p1");
      await moderators.add(platform, community, "p1");
      expect(await moderators.has(platform, community, "p1")).toBe(true);
      expect(await moderators.has(platform, community, "p2")).toBe(false);
      expect(await moderators.has(platform, "guild-2", "p1")).toBe(false);
      await moderators.add(platform, community, "p2");
      expect(await moderators.count(platform, community)).toBe(2);
      expect(await moderators.count(platform, "guild-2")).toBe(0);
      await moderators.remove(platform, community, "p2");
      expect(await moderators.remove(platform, community, "p1")).toBe(true);
      expect(await moderators.remove(platform, community, "p1")).toBe(false);
      expect(await moderators.has(platform, community, "p1")).toBe(false);
      expect(await moderators.count(platform, community)).toBe(0);
    });
  });
}
