import { describe, expect, it } from "vitest";
import { CHANNEL, type OpenStore, openForTest } from "./store.ts";

/** What every implementation of the port does. */
export function threadsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of threads`, () => {
    it("reads what was written last of each thread, and nothing of one that it wasn't called in", async () => {
      const { threads } = await openForTest(open);
      const other = { ...CHANNEL, channel: "other" };
      await threads.write(CHANNEL, "called");
      await threads.write(other, "called");
      await threads.write(CHANNEL, "quiet");
      expect(await threads.read(CHANNEL)).toBe("quiet");
      expect(await threads.read(other)).toBe("called");
      expect(await threads.read({ ...CHANNEL, community: "guild-2" })).toBeUndefined();
    });
  });
}
