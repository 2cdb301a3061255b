import { CompiledQuery, type Kysely, type Transaction } from "kysely";
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
 * before the commit. Where one fails, the others run once more without it.
 */
export function createCommitTogether(db: Kysely<Tables>, durability: Durability): CommitTogether {
  const queue: Queued[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    let batch: readonly Queued[] = queue.splice(0, TOGETHER_MAX);
    while (batch.length > 0) batch = await commit(batch);
    if (queue.length > 0) setImmediate(drain);
    else isDraining = false;
  }

  /** What is still to be done: the others, where one fails. */
  async function commit(batch: readonly Queued[]): Promise<readonly Queued[]> {
    let running: Queued | undefined;
    try {
      await transact(db, durability, async (transaction) => {
        for (running of batch) await running.run(transaction);
        running = undefined;
      });
      for (const queued of batch) queued.committed();
      return [];
    } catch (error) {
      const failed = running === undefined ? batch : [running];
      for (const queued of failed) queued.failed(error);
      return batch.filter((queued) => !failed.includes(queued));
    }
  }

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      let tell: () => void = () => undefined;
      queue.push({
        async run(transaction) {
          const result = await work(transaction);
          tell = () => resolve(result);
        },
        committed: () => tell(),
        failed: reject,
      });
      if (isDraining) return;
      isDraining = true;
      setImmediate(drain);
    });
}

const WAIT_FOR_DISK = CompiledQuery.raw("pragma synchronous = full");
const DO_NOT_WAIT = CompiledQuery.raw("pragma synchronous = normal");

/** A connection is `full` but for the time that something else is committed. */
function transact(db: Kysely<Tables>, durability: Durability, work: Work<void>): Promise<void> {
  if (durability === "full") return db.transaction().execute(work);
  return db.connection().execute(async (connection) => {
    await connection.executeQuery(DO_NOT_WAIT);
    try {
      await connection.transaction().execute(work);
    } finally {
      await connection.executeQuery(WAIT_FOR_DISK);
    }
  });
}
