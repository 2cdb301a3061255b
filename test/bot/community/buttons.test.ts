import { describe, expect, it, vi } from "vitest";
import { actionOf, buttonsOf, openCommunity, textOf, VISIT } from "../../doubles/community.ts";

const LEADER = "Who is leading the AI race?";
const NOWHERE = "Who painted the ceiling of the Sistine Chapel?";
const MODERATOR = { ...VISIT, moderator: "community" } as const;
const PEOPLE = ["1", "2", "3"].map((person) => ({ ...VISIT, person }));

describe("buttons", () => {
  it("ask a related question, shown above its answer", async () => {
    const { community } = openCommunity();
    const reply = await community.ask(VISIT, LEADER);
    const button = buttonsOf(reply)[0];
    const answer = await community.press({ ...VISIT, person: "somebody else" }, actionOf(reply, "ask"), "message-1");
    expect(answer.blocks[0]).toEqual({ kind: "text", text: button?.label, quiet: true });
    expect(textOf(answer)).toContain("§");
  });

  it("say so where what they were about is gone", async () => {
    const { community } = openCommunity();
    for (const action of [
      { kind: "ask", entry: "no-such-entry", language: "en" },
      { kind: "reveal", entry: "no-such-entry", language: "en" },
      { kind: "topic", topic: "no-such-topic", language: "en" },
      { kind: "want", gap: "no-such-gap", language: "en" },
      { kind: "follow", gap: "no-such-gap", language: "en" },
    ] as const) {
      expect(textOf(await community.press(VISIT, action, "m"))).toContain("isn't there any more");
    }
  });

  it("count whether an answer helped, and the why of who says it didn't", async () => {
    const { community, store } = openCommunity();
    const reply = await community.ask(VISIT, LEADER);
    const no = actionOf(reply, "unhelpful");
    expect(community.formOf(actionOf(reply, "helpful"), "en")).toBeUndefined();
    expect(community.formOf(no, "en")?.submit).toEqual(no);
    for (const visit of PEOPLE) await community.press(visit, no, "message-1");
    await community.submit(VISIT, no, "message-1", "Too short, write to me@example.org");
    await community.press({ ...VISIT, person: "4" }, actionOf(reply, "helpful"), "message-1");
    const { platform, community: place } = VISIT;
    expect(await store.feedback.byEntry(platform, place, 0)).toEqual([
      { entry: "open-source-ai-race/us-leads", helpful: 1, unhelpful: 4 },
    ]);
    const shown = textOf(await community.gaps(MODERATOR));
    expect(shown).toContain("Gli Stati Uniti sono in testa: 👎 4, 👍 1");
    expect(shown).toContain("«Too short, write to»");
  });

  it("tell the editors, who are told once as soon as three people want an answer", async () => {
    const { community, store, poster } = openCommunity();
    await community.settings(MODERATOR, { noticesChannel: "mods" });
    const want = actionOf(await community.ask(VISIT, NOWHERE), "want");
    for (const visit of [...PEOPLE, { ...VISIT, person: "4" }]) await community.press(visit, want, "m");
    await expect.poll(() => poster.notices).toHaveLength(1);
    expect(poster.notices[0]).toMatchObject({ channel: "mods", text: expect.stringContaining(NOWHERE) });
    expect(want.kind === "want" && (await store.gaps.find(want.gap))?.wanted).toBe(4);
  });

  it("tell the editors at the next wish where they couldn't be told", async () => {
    const { community, poster } = openCommunity();
    await community.settings(MODERATOR, { noticesChannel: "mods" });
    const want = actionOf(await community.ask(VISIT, NOWHERE), "want");
    vi.spyOn(poster, "notify").mockRejectedValueOnce(new Error("The connection ended."));
    for (const visit of PEOPLE) await community.press(visit, want, "m");
    expect(poster.notices).toEqual([]);
    await community.press({ ...VISIT, person: "4" }, want, "m");
    await expect.poll(() => poster.notices).toHaveLength(1);
  });

  it("keep the address of who wants to be told, until it is taken back", async () => {
    const { community, store } = openCommunity();
    const reply = await community.press(VISIT, actionOf(await community.ask(VISIT, NOWHERE), "follow"), "m");
    expect(reply.private).toBe(true);
    expect(await store.people.dataOf(VISIT.platform, VISIT.person)).toMatchObject({ notices: 1 });
    await community.press(VISIT, actionOf(reply, "unfollow"), "m");
    expect(await store.people.dataOf(VISIT.platform, VISIT.person)).toMatchObject({ notices: 0 });
  });

  it("lead from the topics to a topic's questions, and from there to an answer", async () => {
    const { community } = openCommunity();
    const topics = await community.topics({ ...VISIT, locale: "en" });
    const topic = await community.press(VISIT, actionOf(topics, "topic"), "m");
    expect(textOf(await community.press(VISIT, actionOf(topic, "ask"), "m"))).toContain("§");
  });

  it("go round the debates, each with both sides and their sources", async () => {
    const { community } = openCommunity();
    const visit = { ...VISIT, locale: "en" } as const;
    const first = await community.debate(visit);
    const seen = [textOf(first)];
    for (let reply = first; seen.length < 20; ) {
      reply = await community.press(visit, actionOf(reply, "debate"), "m");
      if (textOf(reply) === seen[0]) break;
      seen.push(textOf(reply));
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
    for (const text of seen) expect(text).toMatch(/For open.*§.*For closed.*§/s);
  });

  it("give every channel a debate of its own each day", async () => {
    const { community, time } = openCommunity();
    const texts = new Set<string>();
    for (let day = 0; day < 10; day += 1) {
      time.now += 24 * 60 * 60 * 1000;
      texts.add(textOf(await community.debate(VISIT)));
    }
    expect(texts.size).toBeGreaterThan(1);
  });
});
