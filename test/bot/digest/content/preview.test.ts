import { expect, it } from "vitest";
import { createPreview } from "../../../../src/bot/digest/content/preview.ts";
import { addDays } from "../../../../src/bot/digest/time/local-date.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { SETTINGS } from "./simulation.ts";

const IDS = ["a", "b", "c", "d", "e"];
const preview = createPreview([packOf(IDS.map((id) => entryOf(id)))]);
const cardOn = (localDate: string) => preview({ settings: SETTINGS, localDate }).card?.entry;

it.each(["2026-12-01", "1969-12-30"])(
  "has every card once in as many days as there are entries, from %s on",
  (date) => {
    // Rounds begin on days whose number since 1970 the count of entries divides.
    const begin = addDays(date, -((((Date.parse(date) / 86_400_000) % IDS.length) + IDS.length) % IDS.length));
    const cards = IDS.map((_, day) => cardOn(addDays(begin, day)));
    expect(cards.toSorted()).toEqual(IDS.map((id) => `race/${id}`));
  },
);

it("is the same for the same date", () => {
  const request = { settings: SETTINGS, localDate: "2026-12-01" };
  expect(preview(request)).toEqual(preview(request));
});

it("is another for another channel, sooner or later", () => {
  const on = (channel: string) =>
    IDS.map((_, day) => preview({ settings: { ...SETTINGS, channel }, localDate: addDays("2026-12-01", day) }).marks);
  expect(on("2")).not.toEqual(on("1"));
});

it("says so where there is no knowledge", () => {
  expect(createPreview([])({ settings: SETTINGS, localDate: "2026-12-01" }).empty).toBe("exhausted");
});
