import { describe, expect, it } from "vitest";
import { given } from "./feedback.ts";
import { unanswered } from "./gaps.ts";
import { CHANNEL, type OpenStore, openForTest, START_MS } from "./store.ts";

const { platform, community } = CHANNEL;

/** What every implementation of the port does. */
export function peopleContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of people`, () => {
    it("gives one person one key, and different people different ones, without their ids", async () => {
      const { people } = await openForTest(open);
      const key = await people.identify("discord", "1234567890");
      expect(await people.identify("discord", "1234567890")).toBe(key);
      expect(await people.identify("slack", "1234567890")).not.toBe(key);
      expect(await people.identify("discord", "1234567891")).not.toBe(key);
      expect(key).toMatch(/^[\w-]{43}$/);
      expect(key).not.toContain("1234567890");
    });

    it("shows what is kept of a person, and deletes it with a receipt", async () => {
      const { activity, feedback, gaps, moderators, people, preferences, vault } = await openForTest(open);
      const person = await people.identify(platform, "1");
      const other = await people.identify(platform, "2");
      await activity.record({ platform, community, entries: ["p/a", "p/b"], asker: person, atMs: START_MS });
      const own = await gaps.record(unanswered({ key: "own", asker: person }));
      const shared = await gaps.record(unanswered({ asker: person }));
      await gaps.record(unanswered({ asker: other }));
      await feedback.record(given({ person, entries: ["p/a", "p/b"] }));
      const bytes = new Uint8Array([1]);
      await vault.put({ namespace: "notices", key: "k", bytes, person, expiresAtMs: null });
      await vault.put({ namespace: "notices", key: "o", bytes, person: other, expiresAtMs: null });
      await preferences.write(person, { language: "it" });
      await preferences.write(other, { language: "en" });
      await moderators.add(platform, community, person);
      const data = { asked: 2, gaps: 2, feedback: 1, notices: 1, choices: 2 };
      expect(await people.dataOf(platform, "1")).toEqual(data);
      expect(await people.forget(platform, "1")).toEqual(data);
      const nothing = { asked: 0, gaps: 0, feedback: 0, notices: 0, choices: 0 };
      expect(await people.dataOf(platform, "1")).toEqual(nothing);
      expect(await people.forget(platform, "1")).toEqual(nothing);
      expect(await people.dataOf(platform, "2")).toEqual({ asked: 0, gaps: 1, feedback: 0, notices: 1, choices: 1 });
      expect(await gaps.find(own)).toBeUndefined();
      expect(await gaps.find(shared)).toMatchObject({ askers: 1 });
      expect(await vault.keys("notices", { limit: 10 })).toEqual(["o"]);
      expect(await preferences.read(person)).toBeUndefined();
      expect(await moderators.has(platform, community, person)).toBe(false);
    });
  });
}
