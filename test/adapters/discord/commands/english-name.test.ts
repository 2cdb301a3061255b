import { expect, it } from "vitest";
import { englishName, italianNames } from "../../../../src/adapters/discord/commands/english-name.ts";

it("takes an Italian name for the English one, wherever it stands", () => {
  for (const [italian, english] of italianNames()) {
    expect(englishName(italian), italian).toBe(english);
    expect(englishName(english), english).toBe(english);
  }
  expect(englishName("chiedi")).toBe("ask");
  expect(englishName("nonsense")).toBe("nonsense");
});
