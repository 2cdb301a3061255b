import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** The thread of `checkpoints.ts`: each message asks for one checkpoint, each answer says that it is over. */
const database = new DatabaseSync(workerData as string);
parentPort?.on("message", () => {
  // Passive: waits for nobody, and keeps nobody waiting; what it couldn't copy is left to the next.
  database.exec("pragma wal_checkpoint(passive)");
  parentPort?.postMessage("done");
});
