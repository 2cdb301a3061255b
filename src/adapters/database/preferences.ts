import type { PersonalPreferences, Preferences } from "../../bot/ports/preferences.ts";
import type { Connection } from "./connection.ts";

export function createPreferences({ db }: Connection): Preferences {
  return {
    async read(person) {
      const row = await db.selectFrom("preferences").select("language").where("person", "=", person).executeTakeFirst();
      return row === undefined ? undefined : { language: row.language as PersonalPreferences["language"] };
    },
    async write(person, { language }) {
      await db
        .insertInto("preferences")
        .values({ person, language })
        .onConflict((conflict) => conflict.column("person").doUpdateSet({ language }))
        .execute();
    },
  };
}
