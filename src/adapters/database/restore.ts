import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type FileOptions, failed, flush, reasonOf, sqliteFileOf } from "./backup.ts";
import { StoreError } from "./errors.ts";
import { checkFile } from "./file-check.ts";
import { readDatabaseUrl } from "./location.ts";

const OWNER_ONLY = 0o600;
/** What SQLite keeps beside a file in use. */
const COMPANIONS = ["-wal", "-shm"] as const;

export type Restored = {
  readonly database: string;
  /** Where the database that was there is now; null where there was none. */
  readonly aside: string | null;
};

/**
 * Puts a backup in the database's place. What was there is kept beside it. The bot must be stopped.
 *
 * @param now milliseconds since 1970, for the name of what is kept.
 * @throws StoreError `database-schema-newer`, `database-corrupt`, `database-foreign`, `database-in-use`, `backup-failed`
 */
export function restore({ environment, folder, file }: FileOptions, now: number): Restored {
  const database = sqliteFileOf(readDatabaseUrl(environment.DATABASE_URL, folder), "pg_restore");
  checkFile(file);
  const part = `${database}.part`;
  try {
    mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    copyFileSync(file, part);
    chmodSync(part, OWNER_ONLY);
    flush(part);
    const aside = existsSync(database) ? putAside(database, now) : null;
    renameSync(part, database);
    flush(dirname(database));
    return { database, aside };
  } catch (cause) {
    rmSync(part, { force: true });
    if (cause instanceof StoreError) throw cause;
    throw failed(`${database} can't be replaced (${reasonOf(cause)})`, { cause });
  }
}

function putAside(database: string, now: number): string {
  refuseInUse(database);
  const aside = `${database}.${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}.aside`;
  for (const companion of ["", ...COMPANIONS]) {
    if (existsSync(database + companion)) renameSync(database + companion, aside + companion);
  }
  return aside;
}

/** Only the last connection can leave the write-ahead mode; that also brings everything into the one file. */
function refuseInUse(database: string): void {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(database);
    connection.exec("pragma journal_mode = delete");
  } catch (cause) {
    const { errcode } = cause as { readonly errcode?: number };
    const BUSY = 5;
    if (errcode === BUSY) {
      throw new StoreError(
        "database-in-use",
        `${database} is in use: stop the bot, restore, and start it again. Nothing was changed.`,
        { cause },
      );
    }
    // Damaged: that may be why somebody restores. It is kept as it is.
  } finally {
    connection?.close();
  }
}
