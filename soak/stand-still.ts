import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Stops a process for a while. Another process wakes it: on SQLite one that stands still may hold the only write lock,
 * and who waits for that doesn't hear its own timers.
 */
export async function standStill(pid: number, forMs: number): Promise<void> {
  await once(spawn("sh", ["-c", `kill -STOP ${pid}; sleep ${forMs / 1000}; kill -CONT ${pid}`]), "exit");
}
