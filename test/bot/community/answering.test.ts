import { describe, expect, it } from "vitest";
import { NO_COMMUNITY } from "../../../src/bot/community/visit.ts";
import { actionOf, buttonsOf, openCommunity, textOf, VISIT } from "../../doubles/community.ts";

const LEADER = "Who is leading the AI race?";
const NOWHERE = "Who painted the ceiling of the Sistine Chapel?";
const THREAD = { ...VISIT, thread: "thread-1" };

describe("a question", () => {
  it("is answered in its language, with its source, related questions and a way to say whether it helped", async () => {
    const { community } = openCommunity();
    const reply = await community.ask(VISIT, LEADER);
    expect(reply).toMatchObject({ language: "en", private: false });
    expect(textOf(reply)).toMatch(/United States.*\n§1 · /s);
    expect(reply.summary).toContain("§1");
    const kinds = buttonsOf(reply).map(({ action }) => action.kind);
    expect(kinds).toEqual(["ask", "ask", "ask", "ask", "helpful", "unhelpful"]);
  });

  it("leans on the one before, of the same person in the same channel", async () => {
    const { community } = openCommunity();
    await community.ask(VISIT, "Who is Clement Delangue?");
    const followUp = await community.ask(VISIT, "and what did he post?");
    expect(textOf(followUp)).toContain("§");
    const stranger = await community.ask({ ...VISIT, person: "person-2" }, "and what did he post?");
    expect(textOf(stranger)).not.toBe(textOf(followUp));
  });

  it("shares its conversation with everybody in a thread", async () => {
    const { community } = openCommunity();
    await community.ask(THREAD, "Who is Clement Delangue?");
    const mine = textOf(await community.ask(THREAD, "and what did he post?"));
    const { community: other } = openCommunity();
    await other.ask(THREAD, "Who is Clement Delangue?");
    expect(textOf(await other.ask({ ...THREAD, person: "person-2" }, "and what did he post?"))).toBe(mine);
  });

  it("is answered in the language that the person chose, whatever it is written in", async () => {
    const { community } = openCommunity();
    await community.chooseLanguage(VISIT, "it");
    expect((await community.ask(VISIT, LEADER)).language).toBe("it");
    await community.chooseLanguage(VISIT, null);
    expect((await community.ask(VISIT, LEADER)).language).toBe("en");
  });

  it("without an answer becomes a gap, with buttons to want one", async () => {
    const { community, store } = openCommunity();
    const reply = await community.ask(VISIT, `${NOWHERE} ask @bob or bob@example.org`);
    const gap = actionOf(reply, "want");
    expect(gap.kind === "want" && (await store.gaps.find(gap.gap))?.text).toBe(`${NOWHERE} ask or`);
    expect(buttonsOf(reply).some(({ action }) => action.kind === "helpful")).toBe(false);
  });

  it.each(["stop", "mute", "🔇"])("that is a wish for quiet (%s) is told how, and leaves no gap", async (text) => {
    const { community, store } = openCommunity();
    const english = { ...VISIT, locale: "en" } as const;
    const direct = { ...english, direct: true };
    const replies = [await community.ask(english, text), await community.message(direct, text, "direct")];
    for (const reply of replies) expect(textOf(reply)).toContain("I'm silent there until");
    expect(await store.gaps.list(VISIT.platform, VISIT.community, { askersMin: 0, limit: 5 })).toEqual([]);
  });

  it("of somebody else's message becomes none", async () => {
    const { community, store } = openCommunity();
    const reply = await community.ask(VISIT, NOWHERE, { quoted: true });
    expect(buttonsOf(reply).filter(({ action }) => action.kind === "want")).toEqual([]);
    expect(await store.gaps.list(VISIT.platform, VISIT.community, { askersMin: 0, limit: 5 })).toEqual([]);
  });

  it("without an answer, where nobody reads gaps, has no button to tell the editors", async () => {
    const { community } = openCommunity();
    const reply = await community.ask({ ...VISIT, community: NO_COMMUNITY, direct: true }, NOWHERE);
    const kinds = buttonsOf(reply).map(({ action }) => action.kind);
    expect(kinds).toContain("follow");
    expect(kinds).not.toContain("want");
  });

  it("counts as one gap however it is written", async () => {
    const { community, store } = openCommunity();
    for (const [person, question] of [
      "Who painted the Mona Lisa?",
      "who painted THE Mona lisa",
      "the mona lisa: who painted?",
    ].entries()) {
      await community.ask({ ...VISIT, person: String(person) }, question);
    }
    const [gap] = await store.gaps.list(VISIT.platform, VISIT.community, { askersMin: 3, limit: 5 });
    expect(gap?.askers).toBe(3);
  });

  it("is counted in a community's activity only where everybody could read it", async () => {
    const { community, store } = openCommunity();
    for (const person of ["1", "2", "3"]) await community.ask({ ...VISIT, person }, LEADER, { private: true });
    for (const person of ["1", "2", "3"]) await community.ask({ ...VISIT, person, direct: true }, LEADER);
    const asked = async () => (await store.activity.since(VISIT.platform, VISIT.community, 0, 5)).asked;
    expect(await asked()).toEqual([]);
    for (const person of ["1", "2", "3"]) await community.ask({ ...VISIT, person }, LEADER);
    expect(await asked()).toEqual([{ entry: "open-source-ai-race/us-leads", askers: 3 }]);
  });

  it("that is no question is answered kindly, and leaves no gap", async () => {
    const { community } = openCommunity();
    const kinds = buttonsOf(await community.ask(VISIT, "ciao!")).map(({ action }) => action.kind);
    expect(new Set(kinds)).toEqual(new Set(["ask"]));
  });
});

describe("where moderators chose", () => {
  it("answers for all to read only in their channels, elsewhere to the person alone", async () => {
    const { community } = openCommunity();
    await community.settings({ ...VISIT, moderator: "community" }, { answerChannels: ["ask-here"] });
    expect((await community.ask(VISIT, LEADER)).private).toBe(true);
    expect((await community.ask({ ...VISIT, channel: "ask-here" }, LEADER)).private).toBe(false);
    expect(await community.manners(VISIT)).toMatchObject({ private: true });
  });

  it("says where it answers, in a place where it can't speak to one person alone", async () => {
    const { community } = openCommunity();
    await community.settings({ ...VISIT, moderator: "community" }, { answerChannels: ["ask-here"] });
    const reply = await community.message({ ...VISIT, canWhisper: false }, LEADER, "mention");
    expect(textOf(reply)).toMatch(/For all to read I answer in #?ask-here/);
    expect(textOf(reply)).not.toContain("§");
  });

  it("answers privately everywhere, but in a direct message as always", async () => {
    const { community } = openCommunity();
    await community.settings({ ...VISIT, moderator: "community" }, { answerPrivately: true });
    expect((await community.ask(VISIT, LEADER)).private).toBe(true);
    expect((await community.ask({ ...VISIT, direct: true }, LEADER)).private).toBe(false);
  });
});

describe("a thread", () => {
  it("is overheard only once the bot was called in it, and only what has an answer", async () => {
    const { community, store } = openCommunity();
    expect(await community.message(THREAD, LEADER, "overheard")).toBeNull();
    expect(await community.message(THREAD, LEADER, "mention")).not.toBeNull();
    expect(textOf(await community.message(THREAD, "Who is Clement Delangue?", "overheard"))).toContain("§");
    expect(await community.message(THREAD, "I baked a cake with my sister yesterday", "overheard")).toBeNull();
    expect(await store.gaps.list(VISIT.platform, VISIT.community, { askersMin: 0, limit: 5 })).toEqual([]);
  });

  it("leaves no row where nothing could be overheard in it, and can be silenced and woken all the same", async () => {
    const { community, store } = openCommunity();
    const unread = { ...THREAD, overhears: false };
    const place = { platform: THREAD.platform, community: THREAD.community, channel: THREAD.thread };
    await community.message(unread, LEADER, "mention");
    expect(await store.threads.read(place)).toBeUndefined();
    await community.message(unread, "zitto!", "mention");
    expect(await store.threads.read(place)).toBe("quiet");
    await community.message(unread, LEADER, "mention");
    expect(await store.threads.read(place)).toBe("called");
  });

  it("is quiet after a mute word or a reaction, until somebody types a mention", async () => {
    const { community } = openCommunity();
    await community.message(THREAD, LEADER, "mention");
    expect(textOf(await community.message(THREAD, "zitto!", "reply"))).not.toBe("");
    expect(await community.message(THREAD, LEADER, "reply")).toBeNull();
    expect(await community.message(THREAD, LEADER, "overheard")).toBeNull();
    expect(textOf(await community.message(THREAD, LEADER, "mention"))).toContain("§");
    expect(textOf(await community.message(THREAD, LEADER, "overheard"))).toContain("§");
    expect(await community.message(THREAD, "basta!", "overheard")).toBeNull();
    expect(textOf(await community.message(THREAD, LEADER, "overheard"))).toContain("§");
    expect(await community.message(THREAD, "mute", "overheard")).toBeNull();
    expect(await community.message(THREAD, LEADER, "overheard")).toBeNull();
    await community.message(THREAD, LEADER, "mention");
    await community.quiet(THREAD);
    expect(await community.message(THREAD, LEADER, "overheard")).toBeNull();
    expect(await community.message({ ...THREAD, thread: "thread-2" }, LEADER, "reply")).not.toBeNull();
  });
});

it("explains what a person asked alone in a thread to that person only", async () => {
  const { community } = openCommunity();
  await community.ask(THREAD, LEADER, { private: true });
  expect(textOf(await community.explain(THREAD))).toContain("The United States is ahead");
  expect(textOf(await community.explain({ ...THREAD, person: "person-2" }))).toMatch(/niente da spiegare/);
});

it("explains the last answer of the conversation, and says where there is none", async () => {
  const { community } = openCommunity();
  expect(textOf(await community.explain(VISIT))).toMatch(/spiegare/);
  await community.ask(VISIT, LEADER);
  const explained = await community.explain(VISIT);
  expect(explained.private).toBe(true);
  expect(textOf(explained)).toMatch(/The United States is ahead: \d\.\d\d/);
  expect(textOf(explained)).toMatch(/Knowledge [0-9a-f]{12}, 2026-11-24/);
});
