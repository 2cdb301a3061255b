import { describe, expect, it } from "vitest";
import type { Way } from "../../../soak/slack/settings.ts";
import { outcomeOf, violationsOf } from "../../../soak/slack/verify.ts";
import type { Handling } from "../../../src/bot/ports/handled-events.ts";
import type { Attempt, Delivery } from "../../doubles/slack/delivery/types.ts";
import type { Message } from "../../doubles/slack/types.ts";

const REPLY = {} as Message;
const delivery = (fields: Partial<Delivery>): Delivery => ({
  ...{ kind: "events_api", payload: {}, attempts: [], acknowledgement: undefined, isGivenUp: false },
  ...fields,
});
const READ = { event_id: "Ev1" };
const UNREAD = { event_id: "Ev2" };
const READ_AND_KILLED = { event_id: "Ev3" };
const readings = new Map([
  [READ.event_id, [{ wasKilled: true }, { wasKilled: false }]],
  [READ_AND_KILLED.event_id, [{ wasKilled: true }]],
]);
const early = delivery({ payload: READ, acknowledgement: { afterMs: 20, response: undefined, retry: 0 } });
const late = delivery({ payload: READ, acknowledgement: { afterMs: 2500, response: undefined, retry: 0 } });
const attempt = (failure: string): Attempt => ({
  ...{ atMs: 0, retry: 0, retryReason: undefined, replica: 0, acknowledgedAfterMs: undefined },
  failure,
});
const attempts = [attempt("connection_failed"), attempt("timeout")];
const read = delivery({ payload: READ, attempts, isGivenUp: true });
const killed = delivery({ payload: READ_AND_KILLED, attempts, isGivenUp: true });
const neverCame = delivery({ payload: UNREAD, attempts, isGivenUp: true });
const unnamed = delivery({ payload: UNREAD, acknowledgement: { afterMs: 20, response: undefined, retry: 0 } });

function outcome(replies: number, deliveries: readonly Delivery[], handling: Handling, way: Way = "socket") {
  const handledEvents = {
    begin: async () => handling,
    finish: async () => undefined,
    release: async () => undefined,
  };
  const sent = { ...{ channel: "C1", ts: "1.1", deliveries }, repliesSoFar: Array<Message>(replies).fill(REPLY) };
  return outcomeOf(sent, { team: "T1", handledEvents, way, readings });
}

it.each<[number, Delivery, Handling, string]>([
  [1, early, "handled", "answered"],
  [2, early, "handled", "answered twice"],
  [0, early, "handled", "uncertain"],
  [0, early, "begun", "lost"],
  [0, early, "under-way", "lost"],
  [0, late, "begun", "acknowledged at the deadline"],
  [1, unnamed, "handled", "answered by whoever didn't read it"],
  [0, read, "under-way", "claimed by a dead process"],
  [0, read, "taken-over", "claimed by a dead process"],
  [0, read, "begun", "given up by Slack"],
  [0, neverCame, "begun", "never brought to a replica that lived"],
  [0, killed, "begun", "never brought to a replica that lived"],
  [0, neverCame, "under-way", "claimed by a dead process"],
])("%i replies to %j, which the store has as %s, is %s", async (replies, each, handling, expected) => {
  expect(await outcome(replies, [each], handling)).toBe(expected);
});

it("over HTTP what somebody took has come, whatever the logs say", async () => {
  expect(await outcome(0, [neverCame], "begun", "http")).toBe("given up by Slack");
  const refused = delivery({ payload: UNREAD, attempts: [attempt("connection_failed")], isGivenUp: true });
  expect(await outcome(0, [refused], "begun", "http")).toBe("never brought to a replica that lived");
});

describe("a soak of Slack", () => {
  it("breaks no promise where all is answered, or what isn't is counted", () => {
    expect(violationsOf({ outcomes: { answered: 3 }, vain: [], killed: false, uncertainLogged: 0 })).toEqual([]);
    const outcomes = { answered: 3, uncertain: 2, "acknowledged at the deadline": 1 };
    expect(violationsOf({ outcomes, vain: [], killed: true, uncertainLogged: 2 })).toEqual([]);
    const neverBrought = { answered: 1000, "never brought to a replica that lived": 1 };
    expect(violationsOf({ outcomes: neverBrought, vain: [], killed: false, uncertainLogged: 0 })).toEqual([]);
  });

  it.each([
    [{ "answered twice": 1 }, true, 0, /twice/],
    [{ lost: 1 }, true, 0, /never answered/],
    [{ answered: 999, "never brought to a replica that lived": 2 }, false, 0, /never read/],
    [{ "answered by whoever didn't read it": 1 }, true, 0, /no log/],
    [{ uncertain: 2 }, true, 1, /1 were counted/],
    [{ uncertain: 1 }, false, 1, /nobody was killed/],
  ])("breaks one with %j", (outcomes, killed, uncertainLogged, violation) => {
    expect(violationsOf({ outcomes, vain: [], killed, uncertainLogged }).join()).toMatch(violation);
  });

  it("breaks one where Slack gave up what nobody answered, and says why", () => {
    const evidence = { outcomes: { "given up by Slack": 1 }, vain: ["timeout, timeout, timeout, timeout"] };
    expect(violationsOf({ ...evidence, killed: true, uncertainLogged: 0 }).join()).toMatch(/four attempts: timeout/);
  });
});
