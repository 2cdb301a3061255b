import { describe, expect, it } from "vitest";
import { actionOf, openCommunity, textOf, VISIT } from "../../doubles/community.ts";

const LEADER = "Who is leading the AI race?";
const ENGLISH = { ...VISIT, locale: "en" } as const;

describe("what is kept of a person", () => {
  it("is shown, and deleted with a receipt once it is meant", async () => {
    const { community, store } = openCommunity();
    const reply = await community.ask(ENGLISH, LEADER);
    await community.press(ENGLISH, actionOf(reply, "helpful"), "m");
    await community.chooseLanguage(ENGLISH, "en");
    const shown = await community.showData(ENGLISH);
    expect(shown.private).toBe(true);
    expect(textOf(shown)).toMatch(/asked about: 1\nanswers that you rated: 1\nchoices.*: 1/);
    const question = await community.press(ENGLISH, actionOf(shown, "delete-data"), "m");
    expect(await store.people.dataOf(VISIT.platform, VISIT.person)).toMatchObject({ asked: 1 });
    const receipt = await community.press(ENGLISH, actionOf(question, "delete-data-surely"), "m");
    expect(textOf(receipt)).toMatch(/Deleted on 2026-11-24 09:00.*rated: 1/s);
    expect(textOf(await community.showData(ENGLISH))).toContain("Nothing.");
    expect(textOf(await community.explain(ENGLISH))).toContain("nothing to explain");
  });
});

describe("the page that a person opens", () => {
  it("shows questions to begin with, and popular ones once three people asked them", async () => {
    const { community } = openCommunity();
    const before = await community.home(ENGLISH);
    expect(textOf(before)).toContain("Try one:");
    for (const person of ["1", "2", "3"]) await community.ask({ ...VISIT, person }, LEADER);
    expect(textOf(await community.home(ENGLISH))).toContain("Asked often:\n[Who is leading the AI race?]");
  });

  it("lists the community's digests for a moderator alone", async () => {
    const { community } = openCommunity();
    const moderator = { ...ENGLISH, moderator: "community" } as const;
    await community.digest(moderator, (moderation, who) =>
      moderation.subscribe(who, { time: "9:00", timeZone: "Europe/Rome" }),
    );
    expect(textOf(await community.home(moderator))).toContain("each day at 09:00 (Europe/Rome)");
    expect(textOf(await community.home(ENGLISH))).not.toContain("Europe/Rome");
    // Who created a channel manages its digest, and no other.
    const { channel } = moderator;
    expect(textOf(await community.home(ENGLISH, async (each) => each === channel))).toContain("Europe/Rome");
    expect(textOf(await community.home(ENGLISH, async (each) => each !== channel))).not.toContain("Daily digests");
  });
});

it("helps in the person's language, with what holds on the platform", async () => {
  const { community } = openCommunity();
  const hints = { it: ["/chiedi una domanda"], en: ["/ask a question"] };
  expect(textOf(await community.help(ENGLISH, hints))).toContain("/ask a question");
  expect(textOf(await community.help(VISIT, hints))).toContain("/chiedi una domanda");
});
