import { describe, expect, it } from "vitest";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { requestOf, TEN, withSettings } from "./simulation.ts";

describe("what people asked", () => {
  const activity = {
    asked: [
      { entry: "race/a", askers: 3 },
      { entry: "race/b", askers: 2 },
      { entry: "race/gone", askers: 9 },
      { entry: "race/c", askers: 5 },
    ],
    unanswered: [
      { text: "Quanto costa? <@123> a@b.org", language: "it" as const, askers: 4 },
      { text: "Solo in due lo chiedono", language: "it" as const, askers: 2 },
      { text: "<@123>", language: "it" as const, askers: 4 },
    ],
  };

  it("is shown from three distinct askers on, most first, without names and addresses", () => {
    expect(createComposer(TEN)(requestOf({ activity })).activity).toEqual({
      asked: [
        { entry: "race/c", title: "title c (it)", askers: 5 },
        { entry: "race/a", title: "title a (it)", askers: 3 },
      ],
      unanswered: [{ text: "Quanto costa?", askers: 4 }],
    });
  });

  it("makes a digest by itself, but not where too few asked", () => {
    const only = withSettings({ parts: ["activity"] });
    expect(createComposer(TEN)(requestOf({ activity, ...only }))).toMatchObject({ card: null, marks: [], empty: null });
    const few = { asked: [{ entry: "race/a", askers: 2 }], unanswered: [] };
    expect(createComposer(TEN)(requestOf({ activity: few, ...only })).empty).toBe("nothing-chosen");
  });
});
