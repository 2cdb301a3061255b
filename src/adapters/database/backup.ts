import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "./errors.ts";
import { checkFile } from "./file-check.ts";
import { type DatabaseLocation, readDatabaseUrl } from "./location.ts";

const BUSY_TIMEOUT_MS = 5000;
const OWNER_ONLY = 0o600;

export type FileOptions = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a relative DATABASE_URL starts. */
  readonly folder: string;
  /** The backup: an absolute path. */
  readonly file: string;
};

/**
 * Writes the SQLite database as it is at this moment into a new file, while it may be in use. The file is whole or not
 * there.
 *
 * @returns the database's file.
 * @throws StoreError `backup-failed`, `database-corrupt`, `database-foreign`, `database-url-invalid`
 */
export function backUp({ environment, folder, file }: FileOptions): { readonly database: string } {
  const database = sqliteFileOf(readDatabaseUrl(environment.DATABASE_URL, folder), "pg_dump");
  if (!existsSync(database)) throw failed(`there is no database yet: ${database} appears with the first start`);
  if (existsSync(file)) throw failed(`${file} is there already: choose another name, or move it away`);
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, "wx", OWNER_ONLY));
    const source = new DatabaseSync(database, { timeout: BUSY_TIMEOUT_MS });
    try {
      // One transaction that reads: it sees one moment, and nobody who writes waits for it.
      source.prepare("vacuum into ?").run(part);
    } finally {
      source.close();
    }
    checkFile(part);
    flush(part);
    renameSync(part, file);
    flush(dirname(file));
  } catch (cause) {
    rmSync(part, { force: true });
    if (cause instanceof StoreError) throw cause;
    throw failed(`${file} can't be written (${reasonOf(cause)})`, { cause });
  }
  return { database };
}

/** The file that DATABASE_URL names. */
export function sqliteFileOf(location: DatabaseLocation, program: "pg_dump" | "pg_restore"): string {
  if (location.kind === "sqlite") return location.file;
  throw failed(`DATABASE_URL names a PostgreSQL server, which has its own program: ${program}`);
}

/** Makes sure that a file, or a folder's list of names, is on the disk. */
export function flush(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function failed(problem: string, options?: ErrorOptions): StoreError {
  return new StoreError("backup-failed", `Nothing was changed: ${problem}.`, options);
}

export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
