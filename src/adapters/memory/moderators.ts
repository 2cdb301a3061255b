import type { Moderators } from "../../bot/ports/moderators.ts";
import { keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryModerators({ moderators }: Pick<MemoryTables, "moderators">): Moderators {
  return {
    async add(platform, community, person) {
      moderators.set(keyOf(platform, community, person), { platform, community, person });
    },
    async remove(platform, community, person) {
      return moderators.delete(keyOf(platform, community, person));
    },
    async has(platform, community, person) {
      return moderators.has(keyOf(platform, community, person));
    },
  };
}
