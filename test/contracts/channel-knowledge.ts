import { describe, expect, it } from "vitest";
import type { KnowledgeSnapshot } from "../../src/bot/digest/digest.ts";
import { CHANNEL, type OpenStore, openForTest } from "./store.ts";

const snapshot = (revision: string): KnowledgeSnapshot => ({
  revision,
  language: "it",
  entries: { "pack/one": "0123abcd", "pack/è": "ffffffff" },
});

/** What every implementation of the port does. */
export function channelKnowledgeContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of a channel's knowledge`, () => {
    it("reads what was written last, by channel", async () => {
      const { channelKnowledge } = await openForTest(open);
      expect(await channelKnowledge.read(CHANNEL)).toBeUndefined();
      await channelKnowledge.write(CHANNEL, snapshot("1"));
      await channelKnowledge.write(CHANNEL, snapshot("2"));
      expect(await channelKnowledge.read(CHANNEL)).toEqual(snapshot("2"));
      expect(await channelKnowledge.read({ ...CHANNEL, channel: "other" })).toBeUndefined();
    });

    it("forgets", async () => {
      const { channelKnowledge } = await openForTest(open);
      await channelKnowledge.write(CHANNEL, snapshot("1"));
      await channelKnowledge.forget(CHANNEL);
      await channelKnowledge.forget(CHANNEL);
      expect(await channelKnowledge.read(CHANNEL)).toBeUndefined();
    });
  });
}
