import type { Moderators } from "../../bot/ports/moderators.ts";
import type { PersonKey } from "../../bot/ports/people.ts";
import { ofCommunity } from "./channel-key.ts";
import type { Connection } from "./connection.ts";

export function createModerators({ db }: Connection): Moderators {
  const rowOf = (platform: string, community: string, person: PersonKey) => ({ platform, community, person });
  return {
    async add(platform, community, person) {
      await db
        .insertInto("community_moderators")
        .values(rowOf(platform, community, person))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async remove(platform, community, person) {
      const { numDeletedRows } = await db
        .deleteFrom("community_moderators")
        .where(ofCommunity(platform, community))
        .where("person", "=", person)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async count(platform, community) {
      const { people } = await db
        .selectFrom("community_moderators")
        .select(({ fn }) => fn.countAll().as("people"))
        .where(ofCommunity(platform, community))
        .executeTakeFirstOrThrow();
      return Number(people);
    },
    async has(platform, community, person) {
      const row = await db
        .selectFrom("community_moderators")
        .select("person")
        .where(ofCommunity(platform, community))
        .where("person", "=", person)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
