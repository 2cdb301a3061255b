import { type Client, Events } from "discord.js";
import type { Log } from "../../../bot/ports/log.ts";
import { errorDetails } from "../rest/errors.ts";
import { refusalOfClose } from "./connect.ts";

export type Watching = {
  readonly log: Log;
  /** A connection that ends then is no news. */
  readonly isStopping: () => boolean;
  /** A shard that was lost has a new session: a server that began anew may have forgotten what it was told. */
  readonly onAnew: () => void;
};

/** Follows the gateway's connections, and tells the log of what becomes of them. */
export function watchConnection(client: Client, { log, isStopping, onAnew }: Watching): void {
  // Each attempt is told of; what isn't back yet was told already.
  const lost = new Set<number>();
  client.on(Events.ShardReconnecting, (shard) => {
    if (isStopping() || lost.has(shard)) return;
    lost.add(shard);
    log.warn("Discord's gateway was lost; connecting again.", { shard });
  });
  const back = (shard: number, replayed: number) => {
    if (lost.delete(shard)) log.info("Discord's gateway is back.", { shard, replayed });
  };
  client.on(Events.ShardResume, back);
  client.on(Events.ShardReady, (shard) => {
    const wasLost = lost.has(shard);
    back(shard, 0);
    if (wasLost) onAnew();
  });
  client.on(Events.ShardError, (error, shard) =>
    log.warn("Discord's gateway failed.", { shard, ...errorDetails(error) }),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    const refusal = refusalOfClose(code);
    log.error(refusal?.message ?? "Discord ended the gateway's connection for good: start anew.", { shard, code });
  });
  client.on(Events.Error, (error) => log.error("discord.js reports an error.", errorDetails(error)));
}
