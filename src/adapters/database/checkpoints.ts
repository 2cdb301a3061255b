import { Worker } from "node:worker_threads";

/**
 * Copies SQLite's log into its database in a thread of its own. SQLite itself has the thread do it whose commit makes the
 * log long enough, and that one waits twice for the disk, some ten milliseconds in which nobody is answered.
 */
export type Checkpoints = {
  /** Something was committed. */
  committed(): void;
  stop(): Promise<void>;
};

/** Some megabytes of log; a command that commits less has no thread. */
const COMMITS_BETWEEN = 200;

export function createCheckpoints(file: string): Checkpoints {
  let commits = 0;
  let isBusy = false;
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(new URL("./checkpoint-thread.ts", import.meta.url), { workerData: file });
    started.unref();
    started.on("message", () => {
      isBusy = false;
    });
    // Then the log grows until SQLite does it after all.
    started.on("error", () => undefined);
    return started;
  }

  return {
    committed() {
      commits += 1;
      if (commits < COMMITS_BETWEEN || isBusy) return;
      commits = 0;
      isBusy = true;
      worker ??= start();
      worker.postMessage("checkpoint");
    },
    async stop() {
      await worker?.terminate();
    },
  };
}
