import type { Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** A row that waits to be written, and for how long it has. */
export type Waiting<Row> = { readonly row: Row; readonly ageMs: number };

/** Writes rows, which come in the order of their keys; on PostgreSQL that keeps processes from locking each other out. */
export type WriteRows<Row> = (transaction: Transaction<Tables>, rows: readonly Waiting<Row>[]) => Promise<unknown>;

/** Rows of one kind that are written a moment later, of each key the latest. */
export type RowsBehind<Row> = {
  /**
   * Keeps a row to be written.
   *
   * @throws what kept earlier rows from being written. Those are lost; this one is kept all the same.
   */
  put(key: string, row: Row): void;
  /** The row that is still to be written under the key. */
  peek(key: string): Waiting<Row> | undefined;
};

/**
 * What nobody misses if the process is killed right after: it costs no statement of its own where much comes at once, and
 * keeps nobody waiting.
 */
export type WriteBehind = {
  of<Row>(write: WriteRows<Row>): RowsBehind<Row>;
  /** Resolves once all that was put so far is committed; rejects where it can't be. */
  settle(): Promise<void>;
};

const WRITTEN_AFTER_MS = 100;
/** What else there is to do has a turn in between. */
const TOGETHER_MAX = 40;

/**
 * @param commit runs the work in one transaction
 * @param nowMs milliseconds since any instant
 */
export function createWriteBehind(
  commit: (work: (transaction: Transaction<Tables>) => Promise<void>) => Promise<void>,
  nowMs: () => number,
): WriteBehind {
  const kinds: (() => Promise<void>)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;

  /** All kinds at once: what is asked for in one turn is committed together. */
  async function writeAll(): Promise<void> {
    const outcomes = await Promise.allSettled(kinds.map((write) => write()));
    const failed = outcomes.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }

  /** After what is being written already: the rows of one key must not overtake each other. */
  function settle(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const written = writing.then(writeAll);
    writing = written.catch(() => undefined);
    return written;
  }

  function schedule(): void {
    timer ??= setTimeout(() => {
      settle().catch((error: unknown) => {
        failure = { error };
      });
    }, WRITTEN_AFTER_MS);
  }

  function rowsOf<Row>(write: WriteRows<Row>): RowsBehind<Row> {
    type Kept = { readonly row: Row; readonly atMs: number };
    const waiting = new Map<string, Kept>();
    const ageOf = ({ row, atMs }: Kept): Waiting<Row> => ({ row, ageMs: nowMs() - atMs });
    kinds.push(async () => {
      const all = [...waiting].sort(([one], [other]) => (one < other ? -1 : 1));
      for (let from = 0; from < all.length; from += TOGETHER_MAX) {
        const some = all.slice(from, from + TOGETHER_MAX);
        const rows = some.map(([, kept]) => ageOf(kept));
        try {
          await commit(async (transaction) => void (await write(transaction, rows)));
        } finally {
          // A newer row of the key may have come meanwhile.
          for (const [key, kept] of some) if (waiting.get(key) === kept) waiting.delete(key);
        }
      }
    });
    return {
      put(key, row) {
        waiting.set(key, { row, atMs: nowMs() });
        schedule();
        if (failure === undefined) return;
        const { error } = failure;
        failure = undefined;
        throw error;
      },
      peek(key) {
        const kept = waiting.get(key);
        return kept && ageOf(kept);
      },
    };
  }

  return { of: rowsOf, settle };
}
