import type { Booking, Budgets, RateLimit } from "../../ports/budgets.ts";
import type { Timing } from "./timing.ts";

/** Requests that come within this time are booked together, in one transaction. */
const GATHER_MS = 4;
const BOOKED_AT_ONCE = 50;
/**
 * A send that comes later than its place would stand in another's, and takes a new one. By less than one interval of its
 * limit it only comes near the next: at a rate of a few a second a busy process is often some milliseconds late, and
 * what it gave up would be lost.
 */
const LATE_MIN_MS = 25;
const BOOKED_AGAIN_MAX = 20;
/** So much before their time, sends that found no place come back, to find the places of the next seconds. */
const COME_BACK_EARLY_MS = 1000;
const COME_BACK_MIN_MS = 200;
const BACKLOG_KEYS_MAX = 5000;

/** A place in the budget, at an instant of `Timing.steadyMs`; or none, and when to ask again. */
export type Place =
  | { readonly booked: true; readonly atMs: number; readonly limits: readonly RateLimit[] }
  | { readonly booked: false; readonly retryInMs: number };

/**
 * Places in time for sends, of the budget that all processes share. All of its state is in the store, so one process
 * or ten keep to the same rate; what is here only gathers requests and waits.
 */
export type Pacer = {
  book(limits: readonly RateLimit[]): Promise<Place>;
  /**
   * Waits for a booked place; one that was missed (this process stood still) is given up for a new one. False where no
   * place can be had by `untilMs`, or the signal ended the waiting.
   */
  arrive(place: Place & { readonly booked: true }, untilMs: number, signal: AbortSignal): Promise<boolean>;
  /** How far from now the last place is that was booked here. */
  bookedAheadMs(): number;
  /** Whether the latest sends that were booked together found no place, any of them. */
  isFull(): boolean;
};

type Waiting = {
  readonly limits: readonly RateLimit[];
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * @param aheadMaxMs no place further from now is booked: who can't wait for it would give it up, and it would be lost to
 *   all processes.
 */
export function createPacer(budgets: Budgets, timing: Timing, aheadMaxMs: number): Pacer {
  const waiting: Waiting[] = [];
  const backlog = new Map<string, number>();
  let gathering = false;
  let lastBookedMs = 0;
  let full = false;

  async function bookAll(): Promise<void> {
    await timing.sleep(GATHER_MS);
    gathering = false;
    while (waiting.length > 0) await bookSome(waiting.splice(0, BOOKED_AT_ONCE));
  }

  async function bookSome(some: readonly Waiting[]): Promise<void> {
    const beganMs = timing.steadyMs();
    let bookings: readonly Booking[];
    try {
      bookings = await budgets.reserve(
        some.map(({ limits }) => limits),
        aheadMaxMs,
      );
    } catch (error) {
      for (const { reject } of some) reject(error);
      return;
    }
    full = !bookings.some(({ booked }) => booked);
    // The store counted from an instant between the two; from the later one no send is early.
    const nowMs = Math.max(beganMs, timing.steadyMs());
    for (const [index, { limits, resolve }] of some.entries()) {
      const booking = bookings[index] ?? { booked: false, waitMs: COME_BACK_MIN_MS };
      if (booking.booked) {
        const atMs = nowMs + booking.waitMs;
        lastBookedMs = Math.max(lastBookedMs, atMs);
        resolve({ booked: true, atMs, limits });
      } else resolve({ booked: false, retryInMs: queueUp(limits, nowMs, booking.waitMs) });
    }
  }

  /** Those that found no place come back one after the other, as the limit lets them, not all at once. */
  function queueUp(limits: readonly RateLimit[], nowMs: number, waitMs: number): number {
    if (backlog.size > BACKLOG_KEYS_MAX) {
      for (const [key, untilMs] of backlog) if (untilMs < nowMs) backlog.delete(key);
    }
    const turns = limits.map(({ key, intervalMs }) => {
      const turnMs = Math.max(nowMs + waitMs, (backlog.get(key) ?? 0) + intervalMs);
      backlog.set(key, turnMs);
      return turnMs;
    });
    return Math.ceil(Math.max(COME_BACK_MIN_MS, ...turns.map((turnMs) => turnMs - nowMs - COME_BACK_EARLY_MS)));
  }

  const pacer: Pacer = {
    book: (limits) =>
      new Promise((resolve, reject) => {
        waiting.push({ limits, resolve, reject });
        if (gathering) return;
        gathering = true;
        void bookAll();
      }),

    async arrive(place, untilMs, signal) {
      let next: Place = place;
      const lateMaxMs = Math.max(LATE_MIN_MS, Math.min(...place.limits.map(({ intervalMs }) => intervalMs)));
      for (let again = 0; again < BOOKED_AGAIN_MAX; again += 1) {
        const wakeMs = next.booked ? next.atMs : timing.steadyMs() + next.retryInMs;
        if (wakeMs >= untilMs) return false;
        if (wakeMs > timing.steadyMs()) await timing.sleep(wakeMs - timing.steadyMs(), signal);
        if (signal.aborted || timing.steadyMs() >= untilMs) return false;
        if (next.booked && timing.steadyMs() - next.atMs <= lateMaxMs) return true;
        next = await pacer.book(place.limits);
      }
      return false;
    },

    isFull: () => full,
    bookedAheadMs: () => Math.max(0, lastBookedMs - timing.steadyMs()),
  };
  return pacer;
}
