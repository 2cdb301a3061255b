import { sql } from "kysely";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { StoreError } from "./errors.ts";
import { MIGRATIONS } from "./migrations/migrations.ts";

/** Any number that no other program on the server is likely to lock. */
const ADVISORY_LOCK = 0x5354_4146;

/** What a migration is written with: the schema, and raw SQL for data. It must not know today's tables. */
export type MigrationDatabase = Pick<Database, "schema" | "getExecutor">;

export type Migration = {
  readonly version: number;
  readonly name: string;
  up(db: MigrationDatabase, kind: Connection["kind"]): Promise<void>;
};

/**
 * Brings the schema to the newest version, or to `target`, in one transaction under a lock: of processes that start at
 * once one migrates and the others wait.
 *
 * @throws StoreError `database-schema-newer`
 */
export async function migrate(connection: Connection, target = newestVersion()): Promise<void> {
  await inTransaction(connection, async (transaction) => {
    if (connection.kind === "postgres") {
      // Of large tables a migration may take long, and so does waiting for it.
      await sql`set local statement_timeout = 0`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(transaction);
    }
    const current = await schemaVersion(transaction);
    refuseNewer(current);
    for (const migration of MIGRATIONS) {
      if (migration.version <= current || migration.version > target) continue;
      await migration.up(transaction, connection.kind);
      const applied_at_ms = await readNow(connection, transaction);
      await transaction
        .insertInto("migrations")
        .values({ version: migration.version, name: migration.name, applied_at_ms })
        .execute();
    }
  });
}

export const newestVersion = (): number => MIGRATIONS.at(-1)?.version ?? 0;

/** @throws StoreError `database-schema-newer` */
export function refuseNewer(version: number, what = "The database"): void {
  if (version <= newestVersion()) return;
  throw new StoreError(
    "database-schema-newer",
    `${what} has schema version ${version}, this program knows versions up to ${newestVersion()}: start the newer Staffetta that wrote it, or restore a backup from before it.`,
  );
}

async function schemaVersion(db: Database): Promise<number> {
  await db.schema
    .createTable("migrations")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.notNull().primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("applied_at_ms", "bigint", (column) => column.notNull())
    .execute();
  const { version } = await db
    .selectFrom("migrations")
    .select((query) => query.fn.max("version").as("version"))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}
