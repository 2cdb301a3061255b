import { expect, it } from "vitest";
import { createModeration } from "../../../../src/bot/digest/commands/moderation.ts";
import type { SubscriptionWishes } from "../../../../src/bot/digest/commands/types.ts";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { DUE_MS, HOUR_MS, KEY, MINUTE_MS, rigOf } from "./rig.ts";

/** A day on which a moderator changes the subscription, which is at 09:00 UTC, so long after 08:56. */
async function dayWith(wishes: SubscriptionWishes, afterMs: number) {
  const rig = await rigOf({ options: { pollMs: MINUTE_MS } });
  const { store, timing, poster, engine } = rig;
  const moderation = createModeration({
    ...{ store, timing, catchUpMs: 6 * HOUR_MS, postTimeoutMs: 15_000, newNonce: () => "by-hand" },
    compose: createComposer([packOf(["a", "b"].map((id) => entryOf(id)))]),
    posterOf: () => poster,
  });
  engine.start();
  await timing.pass(afterMs);
  const reply = await moderation.subscribe(
    { channel: KEY, scope: "community", language: "en", nameOf: ({ channel }) => `#${channel}` },
    wishes,
  );
  expect(reply.done).toBe(true);
  await timing.pass(14 * HOUR_MS);
  await engine.stop();
  return poster.posts.map(({ digest, atMs }) => ({
    date: digest.localDate,
    hours: Math.floor((atMs - DUE_MS) / HOUR_MS + 0.5),
  }));
}

it.each<[string, SubscriptionWishes, number, readonly number[]]>([
  ["before its time, to later: it comes then", { time: "12:00" }, 0, [3]],
  ["when its slot was opened, to later: it comes then, and once", { time: "12:00" }, 3 * MINUTE_MS, [3]],
  ["after it came, to later: it doesn't come again", { time: "12:00" }, 10 * MINUTE_MS, [0]],
  ["before its time, to a time that has passed: it comes at once", { time: "08:00" }, 2 * MINUTE_MS, [0]],
  ["before its time, to a zone that is behind: it comes when that shows it", { timeZone: "America/New_York" }, 0, [5]],
  ["after it came, to a zone that is behind: it doesn't come again", { timeZone: "new york" }, 10 * MINUTE_MS, [0]],
])("a change %s", async (_, wishes, afterMs, hours) => {
  expect(await dayWith(wishes, afterMs)).toEqual(hours.map((each) => ({ date: "2026-01-15", hours: each })));
});
