import { type Expression, type SqlBool, sql } from "kysely";
import type { Vault } from "../../bot/ports/vault.ts";
import { decrypt, encrypt } from "./cipher.ts";
import type { Connection, Database } from "./connection.ts";
import { StoreError } from "./errors.ts";
import type { KeyRing } from "./keys.ts";

/** What is encrypted opens only where it was put: nobody can move it to another key. */
const contextOf = (namespace: string, key: string) => JSON.stringify([namespace, key]);

export function createVault({ db, now }: Connection, ring: KeyRing): Vault {
  const unexpired = (): Expression<SqlBool> => sql<SqlBool>`(expires_at_ms is null or expires_at_ms > ${now()})`;
  return {
    async put({ namespace, key, bytes, person, expiresAtMs }) {
      const values = {
        bytes: encrypt(ring.present, bytes, contextOf(namespace, key)),
        person,
        expires_at_ms: expiresAtMs,
      };
      await db
        .insertInto("vault")
        .values({ namespace, key, ...values })
        .onConflict((conflict) => conflict.columns(["namespace", "key"]).doUpdateSet(values))
        .execute();
    },

    async get(namespace, key) {
      const row = await db
        .selectFrom("vault")
        .select("bytes")
        .where("namespace", "=", namespace)
        .where("key", "=", key)
        .where(unexpired())
        .executeTakeFirst();
      return row === undefined ? undefined : new Uint8Array(decrypt(ring, row.bytes, contextOf(namespace, key)));
    },

    async keys(namespace, { prefix = "", after, limit }) {
      const rows = await db
        .selectFrom("vault")
        .select("key")
        .where("namespace", "=", namespace)
        .where("key", ">=", prefix)
        .where(sql<SqlBool>`substr(key, 1, ${sql.lit([...prefix].length)}) = ${prefix}`)
        .$if(after !== undefined, (query) => query.where("key", ">", after as string))
        .where(unexpired())
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map(({ key }) => key);
    },

    async remove(namespace, key) {
      const { numDeletedRows } = await db
        .deleteFrom("vault")
        .where("namespace", "=", namespace)
        .where("key", "=", key)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/** Encrypts all anew under the present secret. What neither secret opens stays as it is: reading it says so. */
export async function reencrypt(db: Database, ring: KeyRing): Promise<void> {
  const entries = await db.selectFrom("vault").select(["namespace", "key"]).execute();
  for (const { namespace, key } of entries) {
    const entry = db.selectFrom("vault").select("bytes").where("namespace", "=", namespace).where("key", "=", key);
    const { bytes } = await entry.executeTakeFirstOrThrow();
    const opened = openOrNull(ring, bytes, contextOf(namespace, key));
    if (opened === null) continue;
    await db
      .updateTable("vault")
      .set({ bytes: encrypt(ring.present, opened, contextOf(namespace, key)) })
      .where("namespace", "=", namespace)
      .where("key", "=", key)
      .execute();
  }
}

function openOrNull(ring: KeyRing, bytes: Uint8Array, context: string): Uint8Array | null {
  try {
    return decrypt(ring, bytes, context);
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}
