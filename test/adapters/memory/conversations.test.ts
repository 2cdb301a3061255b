import { expect, it } from "vitest";
import { createMemoryConversations } from "../../../src/adapters/memory/conversations.ts";
import { conversationsContract, memoryOf } from "../../contracts/conversations.ts";

conversationsContract("memory", (clock) => createMemoryConversations({ clock }));

it("forgets the conversation that has been silent longest when it is full", async () => {
  const conversations = createMemoryConversations({ clock: () => 0, capacity: 2 });
  await conversations.remember("a", memoryOf("one"));
  await conversations.remember("b", memoryOf("two"));
  await conversations.remember("a", memoryOf("three"));
  await conversations.remember("c", memoryOf("four"));
  expect(await conversations.recall("b")).toBeUndefined();
  expect(await conversations.recall("a")).toEqual(memoryOf("three"));
  expect(await conversations.recall("c")).toEqual(memoryOf("four"));
});
