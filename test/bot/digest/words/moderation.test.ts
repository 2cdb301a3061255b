import { describe, expect, it } from "vitest";
import { MODERATION_WORDS } from "../../../../src/bot/digest/words/moderation/words.ts";

const REFUSALS = ["channel", "not-member", "archived", "permission", "workspace"].map((kind) => `post-refused-${kind}`);

describe.each(["it", "en"] as const)("the words for moderators in %s", (language) => {
  const { reason } = MODERATION_WORDS[language];

  it("say of each refusal what to do, none as its code", () => {
    const said = REFUSALS.map(reason);
    expect(new Set(said).size).toBe(REFUSALS.length);
    for (const text of said) expect(text).not.toContain("post-refused");
  });

  it("show a reason that they don't know as it is, whatever it is called", () => {
    expect(reason("constructor")).toContain("constructor");
  });
});
