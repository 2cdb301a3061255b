import type { ReceiverEvent } from "@slack/bolt";
import type { Log } from "../../../bot/ports/log.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { type Fields, isFields, textAt } from "../fields.ts";
import { type SlackTiming, within } from "../timing.ts";
import type { Gate } from "./gate.ts";

/** Something that Slack sent, over whichever way. */
export type Delivery = {
  readonly body: Fields;
  readonly retryNumber?: number;
  readonly retryReason?: string;
  /** Tells Slack that it arrived; a payload is what it asked for. Called once. */
  acknowledge(payload?: unknown): Promise<void>;
  /** Tells Slack that it wasn't handled, so that it sends it again. */
  refuse(): Promise<void>;
};

/** Context of a listener: whether Slack's answer was given already, since it had to be. */
export type IntakeContext = { readonly isAcknowledged: () => boolean };

export type Intake = {
  /** Has a delivery handled; resolves once Slack knows. Never rejects. */
  take(delivery: Delivery): Promise<void>;
  /** Takes nothing more, and waits for what is being handled, at most so long. */
  close(withinMs: number): Promise<void>;
};

/** Nothing is wrong: it isn't handled here now, and Slack is to send it again. */
export class SendAgainError extends StaffettaError {}

/** What the log says of whatever comes, with its id. */
export const BROUGHT = "Slack brought something.";
/** Slack waits three seconds; the rest is the way there. */
export const ACKNOWLEDGE_WITHIN_MS = 2500;

/**
 * Stands between the way in and Bolt, which would acknowledge an event before anybody handled it: here an event is
 * acknowledged when it was handled, and at the deadline at the latest; one that failed before that is refused, so that
 * Slack repeats it. What isn't an event acknowledges itself, with what Slack shall show, or emptily at the deadline.
 */
export function createIntake(
  processEvent: (event: ReceiverEvent) => Promise<void>,
  { gate, timing, log }: { readonly gate: Gate; readonly timing: SlackTiming; readonly log: Log },
): Intake {
  const inFlight = new Set<Promise<void>>();
  let closed = false;

  async function handle(delivery: Delivery): Promise<void> {
    let acknowledged = false;
    const acknowledge = async (payload?: unknown) => {
      if (acknowledged) return;
      acknowledged = true;
      try {
        await delivery.acknowledge(payload);
      } catch (error) {
        log.warn("Slack couldn't be told that something arrived; it will send it again.", { error });
      }
    };
    const isEvent = isFields(delivery.body.event);
    const id = textAt(delivery.body, "event_id");
    const context: IntakeContext = { isAcknowledged: () => acknowledged };
    const event: ReceiverEvent = {
      body: delivery.body,
      ack: isEvent ? async () => undefined : acknowledge,
      ...(delivery.retryNumber !== undefined && { retryNum: delivery.retryNumber }),
      ...(delivery.retryReason !== undefined && { retryReason: delivery.retryReason }),
      customProperties: context,
    };
    const handled = gate
      .run(() => processEvent(event))
      .then(
        () => "handled" as const,
        (error: unknown) => {
          if (!(error instanceof SendAgainError)) log.error("What Slack sent couldn't be handled.", { error });
          else if (acknowledged)
            log.warn("An event was acknowledged in time; whether it is answered is up to another process.", {
              event: id,
            });
          else log.info(error.message, { code: error.code });
          return "failed" as const;
        },
      );
    const outcome = await within(timing, handled, ACKNOWLEDGE_WITHIN_MS);
    if (outcome === "failed" && isEvent && !acknowledged) {
      acknowledged = true;
      await delivery.refuse();
    } else await acknowledge();
    await handled;
  }

  return {
    take(delivery) {
      const { body, retryNumber } = delivery;
      log.debug(BROUGHT, {
        type: textAt(body, "type"),
        event: textAt(body, "event_id"),
        retryNumber,
      });
      if (closed) return delivery.refuse();
      return new Promise((told) => {
        const work = handle({
          ...delivery,
          acknowledge: (payload) => delivery.acknowledge(payload).finally(told),
          refuse: () => delivery.refuse().finally(told),
        })
          .catch((error: unknown) => log.error("What Slack sent couldn't be handled.", { error }))
          .finally(() => {
            inFlight.delete(work);
            told();
          });
        inFlight.add(work);
      });
    },
    async close(withinMs) {
      closed = true;
      const left = await within(timing, Promise.all(inFlight), withinMs);
      if (left === "late") log.warn("Not all of what Slack sent was finished in time.", { left: inFlight.size });
    },
  };
}
