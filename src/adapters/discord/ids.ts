/** In `Channel.platform`. */
export const DISCORD_PLATFORM = "discord";

/** The first instant that Discord's ids know, in milliseconds since 1970. */
const EPOCH_MS = 1_420_070_400_000;
/** Below it an id holds other things than the time. */
const TIME_SHIFT = 22n;

const SNOWFLAKE = /^\d{15,21}$/;

/** The shard that a server's events come to; null where it isn't one of Discord's. */
export function shardOf(server: string, shards: number): number | null {
  return SNOWFLAKE.test(server) ? Number((BigInt(server) >> TIME_SHIFT) % BigInt(shards)) : null;
}

/** When Discord made what has the id, in milliseconds since 1970; null where it isn't one of Discord's. */
export function createdAtMs(id: string): number | null {
  return SNOWFLAKE.test(id) ? Number(BigInt(id) >> TIME_SHIFT) + EPOCH_MS : null;
}
