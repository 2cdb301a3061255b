/** Discord's epoch: the first millisecond of 2015. */
const EPOCH_MS = 1_420_070_400_000;
const COUNTER_BITS = 22n;
const COUNTER_MAX = 1 << 22;

export type Snowflakes = {
  /** A new id, larger than all before, with the clock's time in it. */
  next(): string;
  /** An id for a guild: each lies one millisecond from the last, so that guilds spread over shards in turn. */
  nextGuild(): string;
};

export function createSnowflakes(now: () => number): Snowflakes {
  let lastMs = 0;
  let counter = 0;
  let guildMs = 0;
  return {
    next() {
      const ms = Math.max(now(), lastMs);
      counter = ms === lastMs ? counter + 1 : 0;
      if (counter >= COUNTER_MAX) throw new Error("Discord's double has no ids left in this millisecond.");
      lastMs = ms;
      return at(ms, counter);
    },
    nextGuild() {
      guildMs = guildMs === 0 ? now() : guildMs + 1;
      return at(guildMs, 0);
    },
  };
}

/** The shard of `count` that gets a guild's events. */
export function shardOf(guildId: string, count: number): number {
  return Number((BigInt(guildId) >> COUNTER_BITS) % BigInt(count));
}

function at(ms: number, counter: number): string {
  return ((BigInt(ms - EPOCH_MS) << COUNTER_BITS) | BigInt(counter)).toString();
}
