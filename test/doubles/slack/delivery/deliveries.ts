import { setTimeout as sleep } from "node:timers/promises";
import { SlackError } from "../types.ts";
import type { World } from "../world.ts";
import type { Acknowledgement, Attempt, Delivery, Envelope, Outcome, Transport } from "./types.ts";

export type Deliveries = {
  /** Brings something to the app, and an event again until it is acknowledged. */
  deliver(envelope: Envelope): Delivery;
  /** Waits for the acknowledgement. Rejects where the delivery is given up, or it takes longer than `withinMs`. */
  acknowledged(delivery: Delivery, withinMs: number): Promise<Acknowledgement>;
  /** No more attempts. */
  close(): void;
};

type OpenDelivery = { -readonly [Name in keyof Delivery]: Delivery[Name] } & { readonly attempts: Attempt[] };

const KEY = "deliveries";

/** `transport` is asked at each attempt, so it may change. */
export function createDeliveries(world: World, transport: () => Transport): Deliveries {
  const { settings, journal, bell } = world;
  const closing = new AbortController();
  const keys = new WeakMap<Delivery, string>();

  async function attemptOnce(envelope: Envelope, delivery: OpenDelivery, reason: string | undefined): Promise<Outcome> {
    const attempt: Attempt = {
      atMs: settings.now(),
      retry: delivery.attempts.length,
      retryReason: reason,
      replica: undefined,
      acknowledgedAfterMs: undefined,
      failure: undefined,
    };
    delivery.attempts.push(attempt);
    const outcome = await transport().send(envelope, attempt);
    if (outcome.ok) {
      attempt.acknowledgedAfterMs = outcome.afterMs;
      delivery.acknowledgement = { afterMs: outcome.afterMs, response: outcome.response, retry: attempt.retry };
      journal.counts.acknowledged += 1;
      follow(envelope, outcome.response);
    } else {
      attempt.failure = outcome.reason;
    }
    return outcome;
  }

  /** What came along may be refused: then the person sees nothing, and the app isn't told. */
  function follow({ kind, workspace, onAcknowledged }: Envelope, response: unknown): void {
    try {
      onAcknowledged?.(response);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const detail = `what came along with the acknowledgement is refused: ${error.code}`;
      const breach = { rule: "acknowledgement-refused", detail, pointer: "", error: error.code };
      journal.report(`acknowledge ${kind}`, workspace.id, [breach]);
    }
  }

  async function bring(envelope: Envelope, delivery: OpenDelivery): Promise<void> {
    // A person who presses gets an error at once; only events are repeated.
    const delays = envelope.kind === "events_api" ? settings.retryDelaysMs : [];
    let outcome = await attemptOnce(envelope, delivery, undefined);
    for (const delayMs of delays) {
      if (outcome.ok || outcome.isFinal === true || closing.signal.aborted) break;
      if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing.signal });
      journal.counts.redelivered += 1;
      // Only the first attempt goes where it was told.
      outcome = await attemptOnce({ ...envelope, replica: undefined }, delivery, outcome.reason);
    }
    if (outcome.ok) return;
    delivery.isGivenUp = true;
    journal.counts.unacknowledged += 1;
  }

  return {
    deliver(envelope) {
      const delivery: OpenDelivery = {
        kind: envelope.kind,
        payload: envelope.payload,
        attempts: [],
        acknowledgement: undefined,
        isGivenUp: false,
      };
      keys.set(delivery, `${KEY}/${world.ids.order()}`);
      journal.counts.events += 1;
      const ring = () => bell.ring(keys.get(delivery) ?? KEY);
      bring(envelope, delivery).then(ring, (error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
      return delivery;
    },
    async acknowledged(delivery, withinMs) {
      const { type, event } = delivery.payload as {
        readonly type?: string;
        readonly event?: { readonly type: string };
      };
      const what = event?.type ?? type ?? delivery.kind;
      const settled = await bell.until(
        keys.get(delivery) ?? KEY,
        () => delivery.acknowledgement ?? (delivery.isGivenUp ? "given-up" : undefined),
        withinMs,
        () => `the acknowledgement of ${what}`,
      );
      if (settled !== "given-up") return settled;
      const failures = delivery.attempts.map(({ failure }) => failure).join(", ");
      throw new Error(`${what} was never acknowledged: ${failures}.`);
    },
    close: () => closing.abort(),
  };
}
