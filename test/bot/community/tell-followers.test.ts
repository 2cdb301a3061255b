import { describe, expect, it } from "vitest";
import { FOLLOWERS } from "../../../src/bot/community/gap-buttons.ts";
import { PostFailedError, PostRefusedError } from "../../../src/bot/ports/poster.ts";
import { actionOf, openCommunity, textOf, VISIT } from "../../doubles/community.ts";

const PEOPLE = ["1", "2"].map((person) => ({ ...VISIT, person }));
const NOWHERE = "Who painted the ceiling of the Sistine Chapel?";
const LEADER = "Who is leading the AI race?";

/** A community in which two people follow a gap that has no answer, and two one that has one by now. */
async function followed() {
  const rig = openCommunity();
  const { community, store } = rig;
  for (const visit of PEOPLE) {
    await community.press(visit, actionOf(await community.ask(visit, NOWHERE), "follow"), "m");
    const { platform, community: place } = visit;
    const asked = {
      platform,
      community: place,
      key: "leader",
      text: LEADER,
      language: "en",
      asker: "p",
      atMs: 1,
    } as const;
    const gap = await store.gaps.record(asked);
    await community.press(visit, { kind: "follow", gap, language: "en" }, "m");
  }
  return rig;
}

describe("who asked to be told", () => {
  it("is told once, of what can be answered by now", async () => {
    const { community, store } = await followed();
    const told: string[] = [];
    const tell = async (address: { person: string }, reply: Parameters<typeof textOf>[0]) => {
      told.push(`${address.person}: ${textOf(reply)}`);
    };
    expect(await community.tellFollowers("slack", tell)).toBe(0);
    expect(await community.tellFollowers(VISIT.platform, tell)).toBe(2);
    expect(told.map((each) => each.slice(0, 2)).sort()).toEqual(["1:", "2:"]);
    for (const each of told) expect(each).toMatch(/there is an answer now.*Who is leading.*§1/s);
    expect(await community.tellFollowers(VISIT.platform, tell)).toBe(0);
    expect(await store.vault.keys(FOLLOWERS, { limit: 9 })).toHaveLength(2);
  });

  it("is told later where the platform surely didn't take it, and not again where nobody knows", async () => {
    const { community, reported } = await followed();
    const failures = [new PostFailedError("post-failed", "Later."), new Error("The connection ended.")];
    const tried: string[] = [];
    const tell = async ({ person }: { person: string }) => {
      tried.push(person);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
    };
    expect(await community.tellFollowers(VISIT.platform, tell)).toBe(0);
    expect(await community.tellFollowers(VISIT.platform, tell)).toBe(1);
    expect(tried).toEqual([expect.any(String), expect.any(String), tried[0]]);
    expect(reported).toHaveLength(2);
  });

  it("isn't tried again where the platform refuses for good", async () => {
    const { community } = await followed();
    const tell = async () => {
      throw new PostRefusedError("post-refused", "Never.");
    };
    expect(await community.tellFollowers(VISIT.platform, tell)).toBe(0);
    expect(await community.tellFollowers(VISIT.platform, async () => undefined)).toBe(0);
  });
});
