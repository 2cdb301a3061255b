import { isOurs } from "../../ports/handled-events.ts";
import type { CleanUpReport, RetentionLimits } from "../../ports/upkeep.ts";
import type { DigestStore } from "./parts.ts";
import type { Timing } from "./timing.ts";

const MINUTE_MS = 60_000;
const CLEANED_EVERY_MS = 60 * MINUTE_MS;
/** How long after its start a process asks whether it is time, and then again and again. */
const ASKED_EVERY_MS = 15 * MINUTE_MS;
/** Of the hour's clean-up: whoever takes it has it for the hour. */
const EVENT = ["clean-up"];

export type Cleaner = {
  /** Cleans up where it is time and no other process does: about once an hour, by one of them. Null where not. */
  cleanUp(): Promise<CleanUpReport | null>;
  /** Does so until the signal. What fails is reported, and tried again. */
  run(stopping: AbortSignal): Promise<void>;
};

export type CleanerParts = {
  readonly store: Pick<DigestStore, "handledEvents" | "upkeep">;
  readonly limits: RetentionLimits;
  readonly timing: Timing;
  readonly report: (result: CleanUpReport | { readonly error: unknown }) => void;
};

/** Deletes what was kept for long enough. */
export function createCleaner({ store, limits, timing, report }: CleanerParts): Cleaner {
  const cleaner: Cleaner = {
    async cleanUp() {
      if (!isOurs(await store.handledEvents.begin(EVENT, CLEANED_EVERY_MS))) return null;
      try {
        return await store.upkeep.cleanUp(limits);
      } catch (error) {
        await store.handledEvents.release(EVENT);
        throw error;
      }
    },
    async run(stopping) {
      for (;;) {
        await timing.sleep(ASKED_EVERY_MS * (0.5 + timing.random()), stopping);
        if (stopping.aborted) return;
        try {
          const cleaned = await cleaner.cleanUp();
          if (cleaned !== null) report(cleaned);
        } catch (error) {
          report({ error });
        }
      }
    },
  };
  return cleaner;
}
