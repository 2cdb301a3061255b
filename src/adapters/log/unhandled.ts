import type { EventEmitter } from "node:events";
import type { Log } from "../../bot/ports/log.ts";

/**
 * A rejection that nobody handles is a mistake of ours, and would end the process: it is told of in the log instead, since
 * one request gone wrong must not take the platforms and the digests with it.
 *
 * @param source the process.
 */
export function logUnhandledRejections(source: Pick<EventEmitter, "on">, log: Log): void {
  source.on("unhandledRejection", (error: unknown) =>
    log.error("Something failed, and nobody expected it.", { error }),
  );
}
