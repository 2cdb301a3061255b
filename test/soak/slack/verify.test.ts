import { describe, expect, it } from "vitest";
import { outcomeOf, violationsOf } from "../../../soak/slack/verify.ts";
import type { Handling } from "../../../src/bot/ports/handled-events.ts";
import type { Delivery } from "../../doubles/slack/delivery/types.ts";
import type { Message } from "../../doubles/slack/types.ts";

const REPLY = {} as Message;
const delivery = (fields: Partial<Delivery>): Delivery => ({
  ...{ kind: "events_api", payload: {}, attempts: [], acknowledgement: undefined, isGivenUp: false },
  ...fields,
});
const early = delivery({ acknowledgement: { afterMs: 20, response: undefined, retry: 0 } });
const late = delivery({ acknowledgement: { afterMs: 2500, response: undefined, retry: 0 } });
const givenUp = delivery({ isGivenUp: true });

function outcome(replies: number, deliveries: readonly Delivery[], handling: Handling, isLogged = false) {
  return outcomeOf({ deliveries, repliesSoFar: Array<Message>(replies).fill(REPLY) }, handling, isLogged);
}

it.each<[number, Delivery, Handling, string]>([
  [1, early, "handled", "answered"],
  [2, early, "handled", "answered twice"],
  [0, early, "handled", "lost"],
  [0, givenUp, "handled", "lost"],
  [0, early, "under-way", "lost"],
  [0, early, "taken-over", "lost"],
  [0, early, "begun", "lost"],
  [0, late, "begun", "acknowledged at the deadline"],
  [0, late, "taken-over", "left unfinished"],
  [0, givenUp, "under-way", "left unfinished"],
  [0, givenUp, "begun", "given up by Slack"],
  [0, givenUp, "taken-over", "left unfinished"],
])("%i replies to %j, which the store has as %s, is %s", (replies, each, handling, expected) => {
  expect(outcome(replies, [each], handling)).toBe(expected);
});

it.each<[Delivery, Handling]>([
  [early, "handled"],
  [early, "under-way"],
  [givenUp, "taken-over"],
])("what came of %j, which the store has as %s, is uncertain only where a log names it", (each, handling) => {
  expect(outcome(0, [each], handling, true)).toBe("uncertain");
  expect(outcome(0, [each], handling)).not.toBe("uncertain");
  expect(outcome(1, [each], handling, true)).toBe("answered");
});

const NOTHING = { vain: [], killed: true, unfinished: 0, unfinishedCounted: 0 };

describe("a soak of Slack", () => {
  it("breaks no promise where all is answered, or what isn't is counted", () => {
    expect(violationsOf({ ...NOTHING, outcomes: { answered: 3 }, killed: false })).toEqual([]);
    const outcomes = { answered: 3, uncertain: 2, "left unfinished": 1, "acknowledged at the deadline": 1 };
    const evidence = { ...NOTHING, outcomes, unfinished: 2, unfinishedCounted: 3 };
    expect(violationsOf(evidence)).toEqual([]);
  });

  it.each([
    [{ "answered twice": 1 }, true, /twice/],
    [{ uncertain: 1 }, false, /nobody was killed/],
    [{ "left unfinished": 1 }, false, /nobody was killed/],
  ])("breaks one with %j", (outcomes, killed, violation) => {
    expect(violationsOf({ ...NOTHING, outcomes, killed }).join()).toMatch(violation);
  });

  it("breaks one where the store counts fewer as unfinished than there are", () => {
    const evidence = { outcomes: { "left unfinished": 1 }, unfinished: 2, unfinishedCounted: 1 };
    expect(violationsOf({ ...NOTHING, ...evidence }).join()).toMatch(/1 were counted/);
  });

  it("breaks one where nobody answered and nobody knows, and says what came of each attempt", () => {
    const evidence = { outcomes: { "given up by Slack": 1 }, vain: ["timeout, timeout, timeout, timeout"] };
    expect(violationsOf({ ...NOTHING, ...evidence }).join()).toMatch(/attempts: timeout/);
  });
});
