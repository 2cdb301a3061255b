import type { Store } from "../../bot/ports/store.ts";
import { createActivity } from "./activity.ts";
import { createBudgets } from "./budgets.ts";
import { createChannelKnowledge } from "./channel-knowledge.ts";
import type { SteeredClock } from "./clock.ts";
import { createCommunities } from "./communities.ts";
import { type Connection, inTransaction, withoutWaiting } from "./connection.ts";
import { createConversations } from "./conversations.ts";
import { createFeedback } from "./feedback.ts";
import { readFingerprint, settleFingerprint } from "./fingerprint.ts";
import { createGaps } from "./gaps.ts";
import { createHandledEvents } from "./handled-events.ts";
import { deriveKeys } from "./keys.ts";
import { createLedger } from "./ledger.ts";
import { type DatabaseLocation, readDatabaseUrl } from "./location.ts";
import { migrate } from "./migrate.ts";
import { createModerators } from "./moderators.ts";
import { createPeople } from "./people.ts";
import { createPreferences } from "./preferences.ts";
import { createRememberedRows } from "./remembered-rows.ts";
import { readSecrets } from "./secret.ts";
import { createSubscriptions } from "./subscriptions.ts";
import { createThreads } from "./threads.ts";
import { createUpkeep } from "./upkeep.ts";
import { createVault } from "./vault.ts";
import { createWriteBehind, type WriteBehind } from "./write-behind.ts";

export type OpenStoreOptions = {
  /** DATABASE_URL, STAFFETTA_SECRET and STAFFETTA_SECRET_PREVIOUS are read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a relative file starts. */
  readonly folder: string;
  /** For tests only; without it time is the database's. */
  readonly clock?: SteeredClock;
};

/**
 * Opens the store that DATABASE_URL names, its schema brought to the newest version.
 *
 * @throws StoreError where it can't be used as it is; the message names the remedy.
 */
export async function openStore({ environment, folder, clock }: OpenStoreOptions): Promise<Store> {
  const location = readDatabaseUrl(environment.DATABASE_URL, folder);
  const connection = await connect(location, clock);
  try {
    await migrate(connection);
    const mayMake = (await readFingerprint(connection)) === undefined;
    const secrets = readSecrets({ location, environment, mayMake });
    const keys = {
      present: deriveKeys(secrets.present),
      previous: secrets.previous === null ? null : deriveKeys(secrets.previous),
    };
    await settleFingerprint(connection, keys);
    const writeBehind = createWriteBehind((work) => withoutWaiting(connection, work), connection.nowMs);
    const remembered = createRememberedRows(connection.nowMs);
    return {
      activity: createActivity(connection, writeBehind),
      budgets: createBudgets(connection),
      channelKnowledge: createChannelKnowledge(connection),
      communities: createCommunities(connection, writeBehind, remembered),
      conversations: createConversations(connection, keys, writeBehind),
      feedback: createFeedback(connection),
      gaps: createGaps(connection, writeBehind),
      handledEvents: createHandledEvents(connection, writeBehind),
      ledger: createLedger(connection),
      moderators: createModerators(connection),
      people: createPeople(connection, keys, writeBehind, remembered),
      preferences: createPreferences(connection, remembered),
      subscriptions: createSubscriptions(connection),
      threads: createThreads(connection, writeBehind),
      upkeep: createUpkeep(connection, writeBehind),
      vault: createVault(connection, keys),
      close: () => close(connection, writeBehind),
    };
  } catch (error) {
    await connection.db.destroy();
    throw error;
  }
}

/** Each kind is imported when it is used: a bot on SQLite needs no PostgreSQL client. */
async function connect(location: DatabaseLocation, clock: SteeredClock | undefined): Promise<Connection> {
  if (location.kind === "sqlite") return (await import("./sqlite.ts")).openSqlite(location.file, clock);
  return (await import("./postgres.ts")).openPostgres(location.url, clock);
}

async function close(connection: Connection, writeBehind: WriteBehind): Promise<void> {
  try {
    await writeBehind.settle();
    // PostgreSQL's pool waits for what is under way. On SQLite these are done after what was asked for before.
    if (connection.kind === "sqlite") {
      await withoutWaiting(connection, async () => undefined);
      await inTransaction(connection, async () => undefined);
    }
  } finally {
    await connection.db.destroy();
  }
}
