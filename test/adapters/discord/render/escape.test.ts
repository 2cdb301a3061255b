import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeLine, plainLine } from "../../../../src/adapters/discord/render/escape.ts";
import { printable } from "../../../../src/text/printable.ts";
import { anyText } from "./arbitrary-reply.ts";

it.each([
  ["**bold** _it_ ~~no~~ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`"],
  ["<@1> @everyone <t:0:R>", "\\<\\@1> \\@everyone \\<t:0:R>"],
  ["see <#123456789012345678>, not <#1>", "see <#123456789012345678>, not \\<#1>"],
  ["# heading", "\\# heading"],
  ["### heading", "##\\# heading"],
  ["-# small", "-\\# small"],
  ["> quote", "\\> quote"],
  ["- item", "\\- item"],
  ["12. twelfth", "12\\. twelfth"],
  ["#1 in 3.5 years - or >2", "#1 in 3.5 years - or >2"],
  ["[a](https://b.c)", "\\[a\\](https://b.c)"],
])("%s", (text, escaped) => {
  expect(escapeLine(text)).toBe(escaped);
});

it("shows just what was written", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      // As Discord reads a backslash: what follows it stands for itself.
      expect(escapeLine(text).replace(/\\([^0-9A-Za-z\s])/g, "$1")).toBe(printable(text).replaceAll("\n", " "));
    }),
  );
});

it("leaves a label plain, on one line", () => {
  expect(plainLine(" *Who*\n is\u202e  it? ")).toBe("*Who* is it?");
});
