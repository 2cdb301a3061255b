export type Ids = {
  /** `C` → C000000001: never the same twice. */
  next(prefix: string): string;
  /** Seconds with six decimals; each is later than the one before, as in a channel of Slack's. */
  timestamp(): string;
  /** Rises by one. */
  order(): number;
};

const MICROSECONDS_PER_MS = 1000;
const MICROSECONDS_PER_SECOND = 1_000_000;

export function createIds(now: () => number): Ids {
  const counts = new Map<string, number>();
  let lastMicroseconds = 0;
  let order = 0;
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}0${count.toString(36).toUpperCase().padStart(8, "0")}`;
    },
    timestamp() {
      lastMicroseconds = Math.max(Math.floor(now()) * MICROSECONDS_PER_MS, lastMicroseconds + 1);
      const seconds = Math.floor(lastMicroseconds / MICROSECONDS_PER_SECOND);
      return `${seconds}.${String(lastMicroseconds % MICROSECONDS_PER_SECOND).padStart(6, "0")}`;
    },
    order: () => ++order,
  };
}
