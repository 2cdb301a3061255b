import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import type { Clock, MemoryTables } from "./tables.ts";

const FINISHED_LEASE_MS = 0;

export function createMemoryHandledEvents(
  { handledEvents }: Pick<MemoryTables, "handledEvents">,
  clock: Clock,
): HandledEvents {
  const take = (keys: readonly string[], leaseUntilMs: number) => {
    for (const [at, key] of keys.entries()) {
      const number = handledEvents.get(key)?.number ?? at;
      handledEvents.set(key, { number, finished: false, leaseUntilMs, atMs: clock() });
    }
  };
  const finish = (keys: readonly string[]) => {
    for (const key of keys) {
      const { number = 0, atMs = clock() } = handledEvents.get(key) ?? {};
      handledEvents.set(key, { number, finished: true, leaseUntilMs: FINISHED_LEASE_MS, atMs });
    }
  };
  return {
    async begin(keys, leaseMs) {
      const known = keys.flatMap((key) => handledEvents.get(key) ?? []);
      if (known.some(({ finished }) => finished)) {
        finish(keys);
        return "handled";
      }
      if (known.some(({ leaseUntilMs }) => leaseUntilMs > clock())) return "under-way";
      take(keys, clock() + leaseMs);
      return known.some(({ leaseUntilMs }) => leaseUntilMs > FINISHED_LEASE_MS) ? "taken-over" : "begun";
    },
    finish: async (keys) => finish(keys),
    async release(keys) {
      for (const key of keys) {
        const event = handledEvents.get(key);
        if (event !== undefined) handledEvents.set(key, { ...event, leaseUntilMs: FINISHED_LEASE_MS });
      }
    },
  };
}
