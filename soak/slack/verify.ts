import { messageKey } from "../../src/adapters/slack/events/keys.ts";
import type { HandledEvents } from "../../src/bot/ports/handled-events.ts";
import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { DEADLINE_MS } from "./settings.ts";

/** What became of an event of people's. */
export type Outcome =
  | "answered"
  | "answered twice"
  /** An answer was begun by a process that died; whoever met the event again counted it, and sent nothing. */
  | "uncertain"
  /** The same, but nobody met the event again: it is counted when it is forgotten. */
  | "left unfinished"
  /** The same, and not for long: the process may still be taken for alive. */
  | "claimed by a dead process"
  /** Slack's four attempts were in vain: nobody answers it, nobody knows. */
  | "given up by Slack"
  /** Acknowledged at the deadline, before it was answered, by a process that died. */
  | "acknowledged at the deadline"
  | "lost";

/** Anything longer is good. */
const LEASE_MS = 1;

/** What Slack gave up, by what the store has of it. */
const GIVEN_UP = {
  "under-way": "claimed by a dead process",
  "taken-over": "left unfinished",
  begun: "given up by Slack",
} as const;

/** @param team that the events were sent to. */
export async function outcomeOf(
  sent: Pick<Sent, "channel" | "ts" | "deliveries" | "repliesSoFar">,
  team: string,
  handledEvents: HandledEvents,
): Promise<Outcome> {
  const replies = sent.repliesSoFar.length;
  if (replies === 1) return "answered";
  if (replies > 1) return "answered twice";
  const keys = [messageKey(team, sent.channel, sent.ts)];
  const handling = await handledEvents.begin(keys, LEASE_MS);
  if (handling === "handled") return "uncertain";
  if (handling === "begun") await handledEvents.release(keys);
  if (sent.deliveries.every(({ isGivenUp }) => isGivenUp)) return GIVEN_UP[handling];
  const isLate = sent.deliveries.some(({ acknowledgement }) => (acknowledgement?.afterMs ?? 0) >= DEADLINE_MS);
  return isLate ? "acknowledged at the deadline" : "lost";
}

export type SlackEvidence = {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Of each event that wasn't answered though Slack is done with it: why its attempts were in vain. */
  readonly vain: readonly string[];
  readonly killed: boolean;
  /** How often the processes said that an answer may have been sent or not. */
  readonly uncertainLogged: number;
  /** What the store counted as unfinished when it forgot the events. */
  readonly unfinished: number;
};

export function violationsOf({
  outcomes,
  vain,
  killed,
  uncertainLogged,
  unfinished,
}: SlackEvidence): readonly string[] {
  const {
    lost = 0,
    uncertain = 0,
    "answered twice": twice = 0,
    "acknowledged at the deadline": deadline = 0,
    "left unfinished": left = 0,
    "claimed by a dead process": claimed = 0,
  } = outcomes;
  const open = uncertain + left + deadline + claimed;
  return [
    ...(twice > 0 ? [`${twice} were answered twice`] : []),
    ...vain.map((failures) => `not answered in any of Slack's four attempts: ${failures}`),
    ...(lost > 0 ? [`${lost} were never answered, and nobody knows of it`] : []),
    ...(uncertain > uncertainLogged ? [`${uncertain} are uncertain, of which ${uncertainLogged} were counted`] : []),
    ...(left > unfinished ? [`${left} were left unfinished, of which ${unfinished} were counted`] : []),
    ...(!killed && open > 0 ? [`${open} weren't answered though nobody was killed`] : []),
  ];
}
