import { expect, it } from "vitest";
import { printable } from "../../src/text/printable.ts";

it("takes control characters out and leaves words, emoji and line feeds", () => {
  expect(printable("\u001b[2Jperché\u0007 no\u009b31m?\n🤗\u007f")).toBe("[2Jperché no31m?\n🤗");
});

it("takes marks of direction and stray line separators out", () => {
  expect(printable("a\u202eb\u2066c\u2028d\u200f")).toBe("abcd");
});

it("makes tabs spaces and every line ending a line feed", () => {
  expect(printable("a\tb\r\nc\rd")).toBe("a b\nc\nd");
});
