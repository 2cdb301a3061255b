import { describe, expect, it } from "vitest";
import { CONVERSATION_TTL_MS, type ConversationMemory } from "../../src/bot/conversation/memory.ts";
import type { Conversations } from "../../src/bot/ports/conversations.ts";

export const memoryOf = (entry: string): ConversationMemory => ({
  version: 1,
  language: "it",
  entries: [entry],
  entities: ["kimi-k2"],
  asks: "how-many",
  score: 0.75,
  repairs: ["parametri"],
});

/** What every implementation of the port does. `create` makes an empty one that takes its time from the clock. */
export function conversationsContract(
  name: string,
  create: (clock: () => number) => Conversations | Promise<Conversations>,
): void {
  describe(`${name} keeps the contract of conversations`, () => {
    const START_MS = Date.UTC(2026, 0, 1);
    const open = async () => {
      const time = { now: START_MS };
      return { time, conversations: await create(() => time.now) };
    };

    it("recalls nothing where nothing was remembered", async () => {
      const { conversations } = await open();
      expect(await conversations.recall("a")).toBeUndefined();
    });

    it("recalls what was remembered, unchanged", async () => {
      const { conversations } = await open();
      await conversations.remember("a", memoryOf("one"));
      expect(await conversations.recall("a")).toEqual(memoryOf("one"));
    });

    it("replaces what was there", async () => {
      const { conversations } = await open();
      await conversations.remember("a", memoryOf("one"));
      await conversations.remember("a", memoryOf("two"));
      expect(await conversations.recall("a")).toEqual(memoryOf("two"));
    });

    it("keeps conversations apart, whatever their keys look like", async () => {
      const { conversations } = await open();
      const keys = ["a", "A", "a/b", "../a", "", " ", "__proto__", "x".repeat(5000), "è", "e\u0300"];
      for (const key of keys) await conversations.remember(key, memoryOf(`of ${key}`));
      for (const key of keys) expect(await conversations.recall(key)).toEqual(memoryOf(`of ${key}`));
    });

    it("forgets one conversation and leaves the others", async () => {
      const { conversations } = await open();
      await conversations.remember("a", memoryOf("one"));
      await conversations.remember("b", memoryOf("two"));
      await conversations.forget("a");
      expect(await conversations.recall("a")).toBeUndefined();
      expect(await conversations.recall("b")).toEqual(memoryOf("two"));
    });

    it("forgets what isn't there without an error", async () => {
      const { conversations } = await open();
      await expect(conversations.forget("a")).resolves.toBeUndefined();
    });

    it("forgets 30 minutes after the last turn", async () => {
      const { conversations, time } = await open();
      await conversations.remember("a", memoryOf("one"));
      time.now += CONVERSATION_TTL_MS - 1;
      expect(await conversations.recall("a")).toEqual(memoryOf("one"));
      time.now += 1;
      expect(await conversations.recall("a")).toBeUndefined();
    });

    it("starts the 30 minutes anew with each turn, and not with a recall", async () => {
      const { conversations, time } = await open();
      await conversations.remember("a", memoryOf("one"));
      time.now += CONVERSATION_TTL_MS - 1;
      await conversations.remember("a", memoryOf("two"));
      time.now += CONVERSATION_TTL_MS - 1;
      expect(await conversations.recall("a")).toEqual(memoryOf("two"));
      time.now += 1;
      expect(await conversations.recall("a")).toBeUndefined();
    });

    it("takes turns of one conversation at the same time", async () => {
      const { conversations } = await open();
      const names = Array.from({ length: 20 }, (_, index) => `entry-${index}`);
      await Promise.all(names.map((name) => conversations.remember("a", memoryOf(name))));
      expect(names).toContain((await conversations.recall("a"))?.entries[0]);
    });
  });
}
