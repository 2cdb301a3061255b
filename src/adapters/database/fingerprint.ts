import { type Connection, inTransaction } from "./connection.ts";
import { StoreError } from "./errors.ts";
import type { KeyRing } from "./keys.ts";
import { reencrypt } from "./vault.ts";

const NAME = "secret-fingerprint";

export async function readFingerprint({ db }: Pick<Connection, "db">): Promise<string | undefined> {
  const row = await db.selectFrom("facts").select("value").where("name", "=", NAME).executeTakeFirst();
  return row?.value;
}

/**
 * Makes sure that the database is used with its own secret; the first one that comes becomes it. Where it is the
 * previous one's, what is encrypted is encrypted anew, and from then on the present one is the database's.
 *
 * @throws StoreError `secret-different`
 */
export async function settleFingerprint(connection: Connection, keys: KeyRing): Promise<void> {
  const { fingerprint } = keys.present;
  await inTransaction(connection, async (db) => {
    const first = await db
      .insertInto("facts")
      .values({ name: NAME, value: fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (first !== undefined) return;
    const kept = await readFingerprint({ db });
    if (kept === fingerprint) return;
    if (keys.previous === null || kept !== keys.previous.fingerprint) {
      throw new StoreError(
        "secret-different",
        "This database was used with another STAFFETTA_SECRET: set the one it was used with. To change it on purpose, set STAFFETTA_SECRET to the new one and STAFFETTA_SECRET_PREVIOUS to the one before.",
      );
    }
    await reencrypt(db, keys);
    await db.updateTable("facts").set({ value: fingerprint }).where("name", "=", NAME).execute();
  });
}
