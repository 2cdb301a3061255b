import { type Kysely, sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** Runs work as `inTransaction` does, with whatever else is waiting. */
export type CommitTogether = <T>(work: Work<T>) => Promise<T>;

/** What is to be done, and how its caller is told once that is on the disk. */
type Queued = { run(transaction: Transaction<Tables>): Promise<void>; committed(): void; failed(error: unknown): void };

/** Others wait for the lock meanwhile. */
const TOGETHER_MAX = 100;

/**
 * - `full`: what is committed outlives a power cut.
 * - `normal`: it outlives the process; the disk isn't waited for.
 */
export type Durability = "full" | "normal";

/**
 * One commit for all work that came in one turn of the event loop: a commit waits for the disk, and where many ask at
 * once that is most of the time. Each stays by itself: what fails is taken back alone, and nobody hears of success
 * before the commit.
 */
export function createCommitTogether(db: Kysely<Tables>, durability: Durability): CommitTogether {
  const queue: Queued[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    const batch = queue.splice(0, TOGETHER_MAX);
    const kept: Queued[] = [];
    try {
      await transact(db, durability, async (transaction) => {
        for (const queued of batch) {
          await sql`savepoint one`.execute(transaction);
          try {
            await queued.run(transaction);
            kept.push(queued);
          } catch (error) {
            await sql`rollback to one`.execute(transaction);
            queued.failed(error);
          }
          await sql`release one`.execute(transaction);
        }
      });
      for (const queued of kept) queued.committed();
    } catch (error) {
      // Of one that failed by itself before, nobody hears a second time.
      for (const queued of batch) queued.failed(error);
    }
    if (queue.length > 0) setImmediate(drain);
    else isDraining = false;
  }

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      let commit: () => void = () => undefined;
      queue.push({
        async run(transaction) {
          const result = await work(transaction);
          commit = () => resolve(result);
        },
        committed: () => commit(),
        failed: reject,
      });
      if (isDraining) return;
      isDraining = true;
      setImmediate(drain);
    });
}

/** A connection is `full` but for the time that something else is committed. */
function transact(db: Kysely<Tables>, durability: Durability, work: Work<void>): Promise<void> {
  if (durability === "full") return db.transaction().execute(work);
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
