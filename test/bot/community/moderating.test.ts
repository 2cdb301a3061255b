import { describe, expect, it } from "vitest";
import { openCommunity, textOf, VISIT } from "../../doubles/community.ts";

const ENGLISH = { ...VISIT, locale: "en" } as const;
const MODERATOR = { ...ENGLISH, moderator: "community" } as const;
const { platform, community: place } = VISIT;

describe("what only moderators may do", () => {
  it("is refused to others, and nothing changes", async () => {
    const { community, store } = openCommunity();
    const tries = [
      community.gaps(ENGLISH),
      community.settings(ENGLISH, { answerPrivately: true, addModerator: "person-1" }),
      community.digest(ENGLISH, (moderation, who) =>
        moderation.subscribe(who, { time: "9:00", timeZone: "Europe/Rome" }),
      ),
    ];
    for (const reply of await Promise.all(tries)) expect(textOf(reply)).toBe("Only moderators may do that.");
    expect(await store.communities.read(platform, place)).toMatchObject({ answerPrivately: false });
    expect(await community.isNamedModerator(ENGLISH)).toBe(false);
    expect(await store.subscriptions.list(platform, place)).toEqual([]);
  });

  it("is the channel's digest alone to whom only the channel is theirs", async () => {
    const { community, store } = openCommunity();
    const creator = { ...ENGLISH, moderator: "channel" } as const;
    const tries = [
      community.gaps(creator),
      community.settings(creator),
      community.settings(creator, { addModerator: "person-1" }),
      community.digest(creator, (moderation, who) => moderation.notices(who, "general")),
    ];
    for (const reply of await Promise.all(tries)) expect(textOf(reply)).toContain("the whole community");
    expect(await community.isNamedModerator(ENGLISH)).toBe(false);
    expect(await store.communities.read(platform, place)).toMatchObject({ noticesChannel: null });
    await community.digest(creator, (moderation, who) =>
      moderation.subscribe(who, { time: "9:00", timeZone: "Europe/Rome" }),
    );
    expect(await store.subscriptions.list(platform, place)).toMatchObject([{ channel: VISIT.channel }]);
  });

  it("shows and changes settings one by one", async () => {
    const { community } = openCommunity();
    expect(textOf(await community.settings(MODERATOR))).toContain("I answer in every channel.");
    await community.settings(MODERATOR, { answerChannels: ["a", "b"], noticesChannel: "mods" });
    const shown = textOf(await community.settings(MODERATOR, { answerPrivately: true, language: "en" }));
    expect(shown).toMatch(/Changed\..*in #?a and #?b;.*alone\..*mods.*in English/s);
  });

  it("may be given to a person, and taken back", async () => {
    const { community } = openCommunity();
    await community.settings(MODERATOR, { addModerator: "person-9" });
    const named = { platform, community: place, person: "person-9" };
    expect(await community.isNamedModerator(named)).toBe(true);
    expect(await community.isNamedModerator({ ...named, community: "guild-2" })).toBe(false);
    expect(textOf(await community.settings(MODERATOR))).toContain(
      "Named moderators, beside those whom the platform knows: 1.",
    );
    await community.settings(MODERATOR, { removeModerator: "person-9" });
    expect(await community.isNamedModerator(named)).toBe(false);
    expect(textOf(await community.settings(MODERATOR, { removeModerator: "person-9" }))).toContain("wasn't named");
  });

  it("shows what was asked in vain from three people on, and how much fewer asked", async () => {
    const { community } = openCommunity();
    for (const person of ["1", "2", "3"]) await community.ask({ ...VISIT, person }, "Who painted the Mona Lisa?");
    await community.ask(VISIT, "Where is my umbrella?");
    const shown = textOf(await community.gaps(MODERATOR));
    expect(shown).toContain("“Who painted the Mona Lisa?” (asked by 3 people, wanted by 0)");
    expect(shown).not.toContain("umbrella");
    expect(shown).toContain("not shown: 1");
  });

  it("has the digest's commands, a preview as the digest itself", async () => {
    const { community } = openCommunity();
    await community.digest(MODERATOR, (moderation, who) =>
      moderation.subscribe(who, { time: "9:00", timeZone: "Europe/Rome" }),
    );
    const status = await community.digest(MODERATOR, (moderation, who) => moderation.status(who));
    expect(status.private).toBe(true);
    expect(textOf(status)).toContain("Europe/Rome");
    const preview = await community.digest(MODERATOR, (moderation, who) => moderation.preview(who, "2026-12-01"));
    expect(preview.private).toBe(true);
    expect(textOf(preview)).toMatch(/1 December 2026.*Today's card.*§/s);
  });
});

describe("a community", () => {
  it("that removes the bot has no digests any more, nor has a channel that is gone", async () => {
    const { community, store } = openCommunity();
    const subscribe = (channel: string) =>
      community.digest({ ...MODERATOR, channel }, (moderation, who) =>
        moderation.subscribe(who, { time: "9:00", timeZone: "Europe/Rome" }),
      );
    await subscribe("one");
    await subscribe("two");
    await community.settings(MODERATOR, { answerChannels: ["one", "two"], noticesChannel: "one" });
    await community.channelGone({ ...VISIT, channel: "one" });
    expect(await store.communities.read(platform, place)).toMatchObject({
      ...{ answerChannels: ["two"], noticesChannel: null },
    });
    expect(await store.subscriptions.list(platform, place)).toMatchObject([{ channel: "two" }]);
    await community.left(platform, place);
    expect(await store.subscriptions.list(platform, place)).toEqual([]);
  });
});
