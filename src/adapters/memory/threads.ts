import type { Threads } from "../../bot/ports/threads.ts";
import { type Clock, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryThreads({ threads }: Pick<MemoryTables, "threads">, clock: Clock): Threads {
  return {
    async read({ platform, community, channel }) {
      return threads.get(keyOf(platform, community, channel))?.state;
    },
    async write({ platform, community, channel }, state) {
      threads.set(keyOf(platform, community, channel), { platform, community, channel, state, atMs: clock() });
    },
  };
}
