import { describe, expect, it } from "vitest";
import type { DigestSettings } from "../../../../src/bot/digest/content/request.ts";
import type { Digest } from "../../../../src/bot/digest/digest.ts";
import { WHEN_EXHAUSTED } from "../../../../src/bot/ports/subscriptions.ts";
import { loadPacks } from "../../../../src/knowledge/pack/load.ts";
import type { Entry } from "../../../../src/knowledge/pack/types.ts";
import { requestOf, SETTINGS, simulate } from "./simulation.ts";

const CHANNELS = 50;
const DAYS = 365;

const packs = await loadPacks("config/knowledge");
const entries = new Map<string, Entry>(
  packs.flatMap(({ metadata, entries }) => entries.map((entry) => [`${metadata.id}/${entry.id}`, entry] as const)),
);

/** Channels take turns in their language and in what they chose for the time after the last card. */
const settingsOf = (channel: number): DigestSettings => ({
  ...SETTINGS,
  channel: `${channel}`,
  language: channel % 2 === 0 ? "it" : "en",
  whenExhausted: WHEN_EXHAUSTED[channel % WHEN_EXHAUSTED.length] ?? "pause",
});
const channels = Array.from({ length: CHANNELS }, (_, channel) => {
  const settings = settingsOf(channel);
  return { settings, year: simulate(packs, requestOf({ settings }), DAYS) };
});

const shownIn = (year: readonly Digest[]) => year.flatMap(({ card }) => card?.entry ?? []);
const askedIn = (year: readonly Digest[]) => year.flatMap(({ question }) => question?.entry ?? []);

it("has an order of its own in each of 50 channels, and many a first card", () => {
  expect(new Set(channels.map(({ year }) => shownIn(year).join())).size).toBe(CHANNELS);
  expect(new Set(channels.map(({ year }) => shownIn(year)[0])).size).toBeGreaterThan(CHANNELS / 4);
});

describe.each(WHEN_EXHAUSTED)("a year of digests where after the last card comes: %s", (whenExhausted) => {
  const years = channels.filter(({ settings }) => settings.whenExhausted === whenExhausted).map(({ year }) => year);

  it("shows each card once, before anything else comes", () => {
    for (const year of years) {
      expect(new Set(shownIn(year.slice(0, entries.size)))).toEqual(new Set(entries.keys()));
      expect(shownIn(year)).toHaveLength(entries.size);
    }
  });

  it("tells the end of a round once", () => {
    const ends = whenExhausted === "second-round" ? [entries.size - 1, 2 * entries.size - 1] : [entries.size - 1];
    for (const year of years) {
      expect(year.flatMap(({ exhausted }, day) => (exhausted ? [day] : []))).toEqual(ends);
    }
  });

  it("never has two of one topic in a row, the rounds' seam included", () => {
    for (const year of years) {
      const topics = [...shownIn(year), ...askedIn(year)].map((key) => new Set(entries.get(key)?.topics));
      topics.slice(1).forEach((each, day) => {
        expect(each.intersection(topics[day] ?? new Set())).toEqual(new Set());
      });
    }
  });

  it("asks each card once in a second round, and in no other", () => {
    for (const year of years) {
      expect(askedIn(year).toSorted()).toEqual(whenExhausted === "second-round" ? [...entries.keys()].toSorted() : []);
    }
  });

  it("ends, or comes once a week", () => {
    for (const year of years) {
      const last = year.findLastIndex(({ exhausted }) => exhausted);
      const posted = year.flatMap(({ empty }, day) => (empty === null && day > last ? [day] : []));
      const weeks = Array.from({ length: Math.floor((DAYS - 1 - last) / 7) }, (_, week) => last + 7 * (week + 1));
      expect(posted).toEqual(whenExhausted === "weekly" ? weeks : []);
    }
  });

  it("gives both sides of a debate equal space", () => {
    const debates = years.flat().flatMap(({ debate }) => debate ?? []);
    expect(debates.length).toBeGreaterThan(years.length);
    for (const debate of debates) {
      const [shorter = 0, longer = 0] = [debate.for.text.length, debate.against.text.length].sort((a, b) => a - b);
      expect(shorter / longer).toBeGreaterThanOrEqual(0.8);
      expect(entries.get(debate.for.entry)?.stance).toBe("for-open");
      expect(entries.get(debate.against.entry)?.stance).toBe("for-closed");
    }
  });
});
