import { describe, expect, it } from "vitest";
import { type Evidence, type Story, verify } from "../../../soak/digest/verify.ts";
import { opened } from "../../../src/bot/ports/rules/transitions.ts";

const KEY = { platform: "double", community: "c", channel: "channel-1", localDate: "2026-01-15" };
const NEW = { ...KEY, dueAtMs: 1, closesAtMs: 2, nonce: "n", reason: "planned" };
const POST = { id: "message-1", channel: "c/channel-1", nonce: "n", atMs: 1 };
const NOTICE = { channel: "c/moderators", text: "… in #channel-1, and …" };

const posted: Story = {
  slot: { ...opened(NEW), state: "posted", messageId: "message-1", thread: "made" },
  events: [],
};
const began = { atMs: 1, state: "uncertain", reason: "sending-started", owner: "one" } as const;
const uncertain: Story = { slot: { ...opened(NEW), state: "uncertain", notice: "sent" }, events: [began] };

function violationsOf(change: Partial<Evidence> & { readonly notices?: Evidence["platform"]["notices"] }) {
  const { notices = [], ...evidence } = change;
  const platform = { posts: [POST], threads: new Map([["message-1", 1]]), notices };
  return verify({ canAsk: false, keys: [KEY], settled: [posted], platform, injected: {}, ...evidence }).violations;
}

describe("the soak", () => {
  it("finds nothing where all is well", () => {
    expect(violationsOf({})).toEqual([]);
    expect(violationsOf({ settled: [uncertain], notices: [NOTICE] })).toEqual([]);
    // A process died after the notice, before it was written down.
    const again: Story = { ...uncertain, events: [began, began] };
    expect(violationsOf({ settled: [again], notices: [NOTICE, NOTICE] })).toEqual([]);
  });

  const withPosts = (...posts: Evidence["platform"]["posts"]) => ({
    platform: { posts, threads: new Map([["message-1", 1]]), notices: [] },
  });
  it.each<[string, Parameters<typeof violationsOf>[0], RegExp]>([
    ["posted twice", withPosts(POST, { ...POST, id: "message-2" }), /posted 2 times/],
    ["recorded as posted and not there", withPosts(), /the platform hasn't/],
    ["of no slot", withPosts(POST, { ...POST, nonce: "another" }), /of no slot/],
    ["lost", { settled: [] }, /Of 1 slots the ledger has 0/],
    ["left due", { settled: [{ slot: opened(NEW), events: [] }] }, /left due/],
    ["uncertain where the platform can be asked", { canAsk: true, settled: [uncertain] }, /can be asked/],
    ["uncertain and not told", { settled: [uncertain] }, /the notice is sent \(0 came\)/],
    ["told more often than it was begun", { settled: [uncertain], notices: [NOTICE, NOTICE] }, /more than were begun/],
    ["told of without a reason", { notices: [NOTICE] }, /no reason to/],
  ])("finds a slot that is %s", (_, change, violation) => {
    expect(violationsOf(change).join("\n")).toMatch(violation);
  });
});
