import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { type Checkpoints, createCheckpoints } from "./checkpoints.ts";
import { databaseClock, processClock, type SteeredClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { StoreError } from "./errors.ts";
import { createCommitTogether } from "./group-commit.ts";
import type { Tables } from "./tables.ts";

/** Marks a file as Staffetta's: "STAF" in ASCII. */
export const APPLICATION_ID = 0x53544146;
/** How long a process waits for another's write. Node's SQLite is synchronous: nothing else runs in the meantime. */
const BUSY_TIMEOUT_MS = 5000;
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;
/** Of 4 kB. Before that the thread of `checkpoints.ts` has copied them; where it can't, whoever commits does. */
const LOG_PAGES_MAX = 10_000;
/** Statements that stay prepared; there are some 80 different ones. */
const PREPARED_MAX = 200;

/**
 * Opens a file, which is made where there is none.
 *
 * @throws StoreError `database-unwritable`, `database-corrupt`, `database-foreign`
 */
export function openSqlite(file: string, clock?: SteeredClock): Connection {
  const database = openFile(file);
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver(adapt(database), createCheckpoints(file)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
  const db = new Kysely<Tables>({ dialect });
  return {
    kind: "sqlite",
    db,
    commitTogether: createCommitTogether(db, "full"),
    commitWithoutWaiting: createCommitTogether(db, "normal"),
    now: databaseClock("sqlite", clock),
    nowMs: processClock(clock),
  };
}

function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY.folder });
    // Before SQLite makes it: what it keeps beside the file gets the file's mode.
    closeSync(openSync(file, "a", OWNER_ONLY.file));
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    // Every acknowledged row outlives a crash of the machine, not only of the process.
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    database.exec(`pragma wal_autocheckpoint = ${LOG_PAGES_MAX}`);
    // What a person has deleted is overwritten, not only unlinked.
    database.exec("pragma secure_delete = on");
    refuseForeign(database, file);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof StoreError) throw cause;
    throw sqliteError(cause, file);
  }
}

function refuseForeign(database: DatabaseSync, file: string): void {
  const { application_id } = database.prepare("pragma application_id").get() as { application_id: number };
  if (application_id === APPLICATION_ID) return;
  const { tables } = database.prepare("select count(*) as tables from sqlite_master").get() as { tables: number };
  if (application_id === 0 && tables === 0) {
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
    return;
  }
  throw new StoreError(
    "database-foreign",
    `${file} belongs to another program: choose another file in DATABASE_URL. Nothing in it was changed.`,
  );
}

/** SQLite's result codes that say more than its words. */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export function sqliteError(cause: unknown, file: string): StoreError {
  const code = (cause as { readonly errcode?: number }).errcode;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    return new StoreError(
      "database-corrupt",
      `${file} is damaged or no SQLite database (${reason}). Restore a backup: npm run restore -- FILE. The damaged file is kept aside.`,
      { cause },
    );
  }
  return new StoreError(
    "database-unwritable",
    `${file} can't be opened for writing (${reason}): give this user the right to write to the file and its folder, or choose another file in DATABASE_URL.`,
    { cause },
  );
}

/**
 * A transaction takes the write lock at its start. One that takes it with its first write fails at once where another
 * process wrote in between, whatever the time-out.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #checkpoints: Checkpoints;

  constructor(database: SqliteDatabase, checkpoints: Checkpoints) {
    super({ database });
    this.#checkpoints = checkpoints;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#checkpoints.committed();
  }

  /** The thread first: whoever closes last writes the log into the database. */
  override async destroy(): Promise<void> {
    await this.#checkpoints.stop();
    await super.destroy();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** node:sqlite, as kysely wants it. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = adaptStatement(database.prepare(sql));
      prepared.set(sql, statement);
      const [oldest] = prepared.keys();
      if (prepared.size > PREPARED_MAX && oldest !== undefined) prepared.delete(oldest);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
