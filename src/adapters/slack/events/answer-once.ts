import type { HandledEvents, Handling } from "../../../bot/ports/handled-events.ts";
import type { Log } from "../../../bot/ports/log.ts";
import { SendAgainError } from "../intake/intake.ts";
import type { Waits } from "../intake/waits.ts";
import type { Failure } from "../web/failures.ts";
import type { Posted, PostOutcome } from "../web/post.ts";
import { remedyOf } from "../web/remedies.ts";

/** What became of an answer. */
export type Answered =
  | Posted
  /** Another process, or an earlier delivery, answered. */
  | { readonly kind: "elsewhere" }
  /** A process died while it answered: nobody knows whether it arrived, so it isn't sent again. */
  | { readonly kind: "uncertain" }
  | Failure;

export type OnceParts = { readonly handledEvents: HandledEvents; readonly waits: Waits; readonly log: Log };

/** Longer than a post may take, with its second attempt without blocks. */
const LEASE_MS = 60_000;
const ATTEMPTS_MAX = 5;
const FIRST_WAIT_MS = 1000;
/** Whoever is asked to wait longer gives up: nobody waits for an answer that long. */
const WAIT_MAX_MS = 5 * 60_000;
/** Together shorter than Slack waits for an acknowledgement: it must hear by then that the event is still open. */
const LOOKS_MAX = 10;
const BETWEEN_LOOKS_MS = 150;

/**
 * Sends the answer to an event that has these keys, once over all processes and deliveries: the event is claimed, durably,
 * just before sending. What surely wasn't sent gives the claim back while it waits to be sent again.
 *
 * @throws what the store throws before anything was sent: the event may be delivered again. SendAgainError
 *   `slack-answer-under-way` where another process doesn't finish: should it have died, only a later delivery finds out.
 */
export async function answerOnce(
  { handledEvents, waits, log }: OnceParts,
  community: string,
  keys: readonly string[],
  send: () => Promise<PostOutcome>,
): Promise<Answered> {
  let outcome: Answered = { kind: "elsewhere" };
  for (let attempt = 1, waitMs = FIRST_WAIT_MS; attempt <= ATTEMPTS_MAX; attempt += 1, waitMs *= 2) {
    const handling = await beginOrWait({ handledEvents, waits }, community, keys);
    if (handling === "handled") return { kind: "elsewhere" };
    if (handling === "taken-over") {
      log.warn("An answer may have been sent before a process ended; it isn't sent again.", {
        uncertain: 1,
        claim: keys[0],
      });
      await finish({ handledEvents, log }, keys);
      return { kind: "uncertain" };
    }
    outcome = await send();
    if (outcome.kind !== "not-done") break;
    await handledEvents.release(keys);
    log.warn("Slack didn't take an answer; it is sent again.", { code: outcome.code, attempt });
    const askedForMs = outcome.retryAfterMs ?? waitMs;
    if (attempt === ATTEMPTS_MAX || askedForMs > WAIT_MAX_MS) break;
    if (!(await waits.wait(community, askedForMs))) break;
  }
  if (outcome.kind === "not-done") {
    log.error("Slack didn't take an answer, and it was given up.", { code: outcome.code });
    return outcome;
  }
  await finish({ handledEvents, log }, keys);
  if (outcome.kind === "refused")
    log.error("Slack refuses an answer.", { code: outcome.code, remedy: remedyOf(outcome) });
  if (outcome.kind === "unknown")
    log.warn("An answer may have been sent or not; it isn't sent again.", {
      code: outcome.code,
      uncertain: 1,
      claim: keys[0],
    });
  return outcome;
}

/** Waits for another process that is answering: an acknowledgement now would be the last that Slack says of it. */
async function beginOrWait(
  { handledEvents, waits }: Pick<OnceParts, "handledEvents" | "waits">,
  community: string,
  keys: readonly string[],
): Promise<Exclude<Handling, "under-way">> {
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    const handling = await handledEvents.begin(keys, LEASE_MS);
    if (handling !== "under-way") return handling;
    if (!(await waits.wait(community, BETWEEN_LOOKS_MS))) break;
  }
  throw new SendAgainError("slack-answer-under-way", "Another process is answering; Slack is to send the event again.");
}

/** It was sent already: where the store fails now, the claim runs out, and nobody sends it again. */
async function finish(
  { handledEvents, log }: Pick<OnceParts, "handledEvents" | "log">,
  keys: readonly string[],
): Promise<void> {
  try {
    await handledEvents.finish(keys);
  } catch (error) {
    log.error("An answer was sent, and couldn't be noted down.", { error });
  }
}
