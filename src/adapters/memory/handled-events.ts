import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import type { Clock, MemoryTables } from "./tables.ts";

const FINISHED_LEASE_MS = 0;

export function createMemoryHandledEvents(
  { handledEvents }: Pick<MemoryTables, "handledEvents">,
  clock: Clock,
): HandledEvents {
  const put = (keys: readonly string[], finished: boolean, leaseUntilMs: number) => {
    for (const key of keys) handledEvents.set(key, { finished, leaseUntilMs, atMs: clock() });
  };
  return {
    async begin(keys, leaseMs) {
      const known = keys.flatMap((key) => handledEvents.get(key) ?? []);
      if (known.some(({ finished }) => finished)) {
        put(keys, true, FINISHED_LEASE_MS);
        return "handled";
      }
      if (known.some(({ leaseUntilMs }) => leaseUntilMs > clock())) return "under-way";
      put(keys, false, clock() + leaseMs);
      return known.some(({ leaseUntilMs }) => leaseUntilMs > FINISHED_LEASE_MS) ? "taken-over" : "begun";
    },
    async finish(keys) {
      put(keys, true, FINISHED_LEASE_MS);
    },
    async release(keys) {
      for (const key of keys) {
        const event = handledEvents.get(key);
        if (event !== undefined) handledEvents.set(key, { ...event, leaseUntilMs: FINISHED_LEASE_MS });
      }
    },
  };
}
