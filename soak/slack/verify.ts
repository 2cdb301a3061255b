import type { HandledEvents } from "../../src/bot/ports/handled-events.ts";
import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { DEADLINE_MS, type Way } from "./settings.ts";

/** What became of an event of people's. */
export type Outcome =
  | "answered"
  | "answered twice"
  /** No log names it: then they prove nothing of the others either. */
  | "answered by whoever didn't read it"
  /** An answer was begun by a process that died; whoever met the event again counted it, and sent nothing. */
  | "uncertain"
  /** The same, and nobody has met the event again yet: Slack's last repetition does. */
  | "claimed by a dead process"
  /** Slack's four attempts were in vain: nobody answers it, nobody knows. */
  | "given up by Slack"
  /**
   * The same, but by their logs no replica read one and lived on: the four went into sockets that were dying, and there is
   * nothing that the app could have done.
   */
  | "never brought to a replica that lived"
  /** Acknowledged at the deadline, before it was answered, by a process that died. */
  | "acknowledged at the deadline"
  | "lost";

/** So many lose all four attempts by chance, where a socket is struck each second. */
const NEVER_BROUGHT_SHARE_MAX = 0.001;
/** Anything longer is good. */
const LEASE_MS = 1;

export type Witnesses = {
  /** The workspace that the events were sent to. */
  readonly team: string;
  readonly handledEvents: HandledEvents;
  readonly way: Way;
  /** Which replicas read an event, by their logs, which name each by its id. */
  readonly readings: ReadonlyMap<unknown, readonly Reading[]>;
};

/** Whether the replica that read it was killed before Slack's patience with it was over. */
export type Reading = { readonly wasKilled: boolean };

export async function outcomeOf(
  sent: Pick<Sent, "channel" | "ts" | "deliveries" | "repliesSoFar">,
  { team, handledEvents, way, readings }: Witnesses,
): Promise<Outcome> {
  const replies = sent.repliesSoFar.length;
  const read = sent.deliveries.flatMap(({ payload }) => readings.get(payload.event_id) ?? []);
  if (replies > 0 && read.length === 0) return "answered by whoever didn't read it";
  if (replies === 1) return "answered";
  if (replies > 1) return "answered twice";
  const handling = await handledEvents.begin([`slack-message/${team}/${sent.channel}/${sent.ts}`], LEASE_MS);
  if (handling === "handled") return "uncertain";
  if (sent.deliveries.every(({ isGivenUp }) => isGivenUp)) {
    if (handling !== "begun") return "claimed by a dead process";
    // A request that somebody took has come, whatever the log says of it.
    const isTaken = way === "http" && sent.deliveries.some(({ attempts }) => attempts.some(wasTaken));
    const hasLived = read.some(({ wasKilled }) => !wasKilled);
    return isTaken || hasLived ? "given up by Slack" : "never brought to a replica that lived";
  }
  const isLate = sent.deliveries.some(({ acknowledgement }) => (acknowledgement?.afterMs ?? 0) >= DEADLINE_MS);
  return isLate ? "acknowledged at the deadline" : "lost";
}

function wasTaken({ failure }: Sent["deliveries"][number]["attempts"][number]): boolean {
  return failure !== undefined && failure !== "connection_failed";
}

export type SlackEvidence = {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Of each event that wasn't answered though Slack is done with it: why its attempts were in vain. */
  readonly vain: readonly string[];
  readonly killed: boolean;
  /** How often the processes said that an answer may have been sent or not. */
  readonly uncertainLogged: number;
};

export function violationsOf({ outcomes, vain, killed, uncertainLogged }: SlackEvidence): readonly string[] {
  const {
    lost = 0,
    uncertain = 0,
    "answered twice": twice = 0,
    "answered by whoever didn't read it": unread = 0,
    "acknowledged at the deadline": deadline = 0,
    "claimed by a dead process": claimed = 0,
    "never brought to a replica that lived": never = 0,
  } = outcomes;
  const events = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const open = uncertain + deadline + claimed;
  return [
    ...(twice > 0 ? [`${twice} were answered twice`] : []),
    ...(unread > 0 ? [`${unread} were answered, and no log says that they were read`] : []),
    ...vain.map((failures) => `not answered in any of Slack's four attempts: ${failures}`),
    ...(never > events * NEVER_BROUGHT_SHARE_MAX ? [`${never} were never read: that isn't chance any more`] : []),
    ...(lost > 0 ? [`${lost} were never answered, and nobody knows of it`] : []),
    ...(uncertain > uncertainLogged ? [`${uncertain} are uncertain, of which ${uncertainLogged} were counted`] : []),
    ...(!killed && open > 0 ? [`${open} weren't answered though nobody was killed`] : []),
  ];
}
