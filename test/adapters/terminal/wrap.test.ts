import fc from "fast-check";
import { expect, it } from "vitest";
import { columnsOf, wrap } from "../../../src/adapters/terminal/wrap.ts";

it("breaks between words and indents what follows", () => {
  expect(wrap("uno due tre quattro", 9, "  ")).toBe("uno due\n  tre\n  quattro");
});

it("keeps paragraphs, leading spaces, and words that are too long", () => {
  expect(wrap("a\n\n  b https://example.org/long c", 10)).toBe("a\n\n  b\nhttps://example.org/long\nc");
});

it("leaves lines alone without a width", () => {
  expect(wrap("uno due tre", undefined, "  ")).toBe("uno due tre");
});

it.each([
  ["perché", 6],
  ["perche\u0301", 6],
  ["🤗!", 3],
  ["开源", 4],
])("takes %s for %i columns", (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it("loses no word and makes no line longer than it must", () => {
  const words = fc.array(fc.stringMatching(/^[a-zè🤗]{1,8}$/u), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 40 }), (all, width) => {
      const lines = wrap(all.join(" "), width, "  ").split("\n");
      expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(all);
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
    }),
  );
});
