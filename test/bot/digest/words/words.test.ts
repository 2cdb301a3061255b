import { describe, expect, it } from "vitest";
import { EMPTY_REASONS } from "../../../../src/bot/digest/digest.ts";
import { DIGEST_WORDS } from "../../../../src/bot/digest/words/words.ts";
import { WHEN_EXHAUSTED } from "../../../../src/bot/ports/subscriptions.ts";

it("names the day of a local date, wherever the program runs", () => {
  expect(DIGEST_WORDS.it.title("2026-12-01")).toBe("Il digest di martedì 1 dicembre 2026");
  expect(DIGEST_WORDS.en.title("2026-12-01")).toBe("The digest of Tuesday, 1 December 2026");
});

describe.each(["it", "en"] as const)("the words in %s", (language) => {
  const words = DIGEST_WORDS[language];

  it("tell every reason why there is no digest", () => {
    expect(new Set(EMPTY_REASONS.map((reason) => words.empty[reason])).size).toBe(EMPTY_REASONS.length);
  });

  it("tell moderators what comes after the last card, and what they may choose", () => {
    const told = WHEN_EXHAUSTED.map((chosen) => words.exhausted(1, chosen));
    expect(new Set(told).size).toBe(WHEN_EXHAUSTED.length);
    for (const choice of ["weekly", "second-round"]) expect(words.exhausted(1, "pause")).toContain(choice);
    expect(words.exhausted(2, "second-round")).not.toContain("second-round");
  });
});
