import { nonceOf } from "../../src/bot/digest/ledger/nonce.ts";
import type { Channel } from "../../src/bot/ports/channel.ts";
import type { SlotKey } from "../../src/bot/ports/ledger.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { DIGEST_PARTS } from "../../src/bot/ports/subscriptions.ts";

const LOCAL_DATE = "2026-01-15";
const CATCH_UP_MS = 3_600_000;
const YEARS_MS = 315_360_000_000;

/** The slots of a soak: each is the digest of a channel of its own, due when it is opened. */
export type Slots = {
  readonly keys: readonly SlotKey[];
  /** Opens so many more, one call after the other; none while as many wait as may. */
  feed(count: number): Promise<void>;
  /** Resolves when nothing is being opened. */
  idle(): Promise<void>;
};

/** @param newChannel makes the next channel, numbered from 0. */
export function createSlots(
  store: Store,
  waitingMax: number,
  newChannel: (index: number) => Channel | Promise<Channel>,
): Slots {
  const keys: SlotKey[] = [];
  let feeding: Promise<void> = Promise.resolve();

  /** Whether as many slots wait as were opened last: a machine that is busy must not drown in them. */
  async function isFull(): Promise<boolean> {
    const early = keys.at(-waitingMax);
    return early !== undefined && (await store.ledger.story(early))?.slot.fence === 0;
  }

  async function open(): Promise<void> {
    const channel = await newChannel(keys.length);
    const key = { ...channel, localDate: LOCAL_DATE };
    keys.push(key);
    const nowMs = Date.now();
    await store.subscriptions.save({
      ...channel,
      ...{ timeZone: "UTC", localTime: "09:00", language: "en", parts: DIGEST_PARTS, thread: true },
      // The planner has nothing to add.
      ...{ whenExhausted: "pause", pausedUntil: null, createdAtMs: nowMs + YEARS_MS },
    });
    const times = { dueAtMs: nowMs - 1000, closesAtMs: nowMs + CATCH_UP_MS };
    await store.ledger.open([{ ...key, ...times, nonce: nonceOf(key), reason: "planned" }]);
  }

  return {
    keys,
    feed(count) {
      feeding = feeding.then(async () => {
        if (await isFull()) return;
        for (let index = 0; index < count; index += 1) await open();
      });
      return feeding;
    },
    idle: () => feeding,
  };
}
