import type { Handling } from "../../src/bot/ports/handled-events.ts";
import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { DEADLINE_MS } from "./settings.ts";

/** What became of an event of people's. */
export type Outcome =
  | "answered"
  | "answered twice"
  /** The log says of it that its answer, begun by a process that died, may have been sent or not. */
  | "uncertain"
  /** The same, but whoever could note that down died as well: it is counted when the event is forgotten. */
  | "left unfinished"
  /** Slack's four attempts were in vain: nobody answers it, nobody knows. */
  | "given up by Slack"
  /** Acknowledged at the deadline, before it was answered, by a process that died. */
  | "acknowledged at the deadline"
  | "lost";

/**
 * @param handling what the store has of the event when all is over.
 * @param isLogged whether a log says of this very event that its answer may have been sent or not.
 */
export function outcomeOf(
  sent: Pick<Sent, "deliveries" | "repliesSoFar">,
  handling: Handling,
  isLogged: boolean,
): Outcome {
  const replies = sent.repliesSoFar.length;
  if (replies === 1) return "answered";
  if (replies > 1) return "answered twice";
  const acknowledged = sent.deliveries.flatMap(({ acknowledgement }) => acknowledgement?.afterMs ?? []);
  const isLate = acknowledged.every((afterMs) => afterMs >= DEADLINE_MS);
  if (isLogged) return "uncertain";
  if (handling === "handled") return "lost";
  if (isUnfinished(handling) && isLate) return "left unfinished";
  if (sent.deliveries.every(({ isGivenUp }) => isGivenUp)) return "given up by Slack";
  return acknowledged.length > 0 && isLate ? "acknowledged at the deadline" : "lost";
}

/** Whether a process died with the event, answered or not, before that was noted down. */
export function isUnfinished(handling: Handling): boolean {
  return handling === "taken-over" || handling === "under-way";
}

export type SlackEvidence = {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Of each event that nobody answered and nobody knows of: what came of its attempts. */
  readonly vain: readonly string[];
  readonly killed: boolean;
  /** Events, answered or not, that the store has as unfinished, and as how many it counts them when it forgets them. */
  readonly unfinished: number;
  readonly unfinishedCounted: number;
};

export function violationsOf({
  outcomes,
  vain,
  killed,
  unfinished,
  unfinishedCounted,
}: SlackEvidence): readonly string[] {
  const {
    uncertain = 0,
    "answered twice": twice = 0,
    "acknowledged at the deadline": deadline = 0,
    "left unfinished": left = 0,
  } = outcomes;
  const open = uncertain + left + deadline;
  return [
    ...(twice > 0 ? [`${twice} were answered twice`] : []),
    ...vain.map((attempts) => `not answered in Slack's attempts: ${attempts}`),
    ...(unfinished > unfinishedCounted
      ? [`${unfinished} are unfinished, of which ${unfinishedCounted} were counted`]
      : []),
    ...(!killed && open > 0 ? [`${open} weren't answered though nobody was killed`] : []),
  ];
}
