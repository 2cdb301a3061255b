import type { Preferences } from "../../bot/ports/preferences.ts";
import type { MemoryTables } from "./tables.ts";

export function createMemoryPreferences({ preferences }: Pick<MemoryTables, "preferences">): Preferences {
  return {
    async read(person) {
      return preferences.get(person);
    },
    async write(person, chosen) {
      preferences.set(person, chosen);
    },
  };
}
