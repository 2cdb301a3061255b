import type { PersonalPreferences, Preferences } from "../../bot/ports/preferences.ts";
import type { Connection } from "./connection.ts";
import type { RememberedRows } from "./remembered-rows.ts";

export function createPreferences({ db }: Connection, { preferences }: RememberedRows): Preferences {
  return {
    async read(person) {
      const kept = await preferences.of(person, async () => {
        const rows = db.selectFrom("preferences").select("language").where("person", "=", person);
        return ((await rows.executeTakeFirst()) as PersonalPreferences | undefined) ?? null;
      });
      return kept ?? undefined;
    },
    async write(person, { language }) {
      await db
        .insertInto("preferences")
        .values({ person, language })
        .onConflict((conflict) => conflict.column("person").doUpdateSet({ language }))
        .execute();
      preferences.forget(person);
    },
  };
}
