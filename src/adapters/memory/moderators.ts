import type { Moderators } from "../../bot/ports/moderators.ts";
import { isOf, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryModerators({ moderators }: Pick<MemoryTables, "moderators">): Moderators {
  return {
    async add(platform, community, person) {
      moderators.set(keyOf(platform, community, person), { platform, community, person });
    },
    async remove(platform, community, person) {
      return moderators.delete(keyOf(platform, community, person));
    },
    async count(platform, community) {
      return [...moderators.values()].filter(isOf(platform, community)).length;
    },
    async has(platform, community, person) {
      return moderators.has(keyOf(platform, community, person));
    },
  };
}
