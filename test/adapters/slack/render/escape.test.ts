import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escaped,
  escapedPieces,
  escapedWithin,
  linked,
  plainWithin,
} from "../../../../src/adapters/slack/render/escape.ts";

/** What Slack shows of escaped text. */
const shown = (text: string) =>
  text.replaceAll("\u200b", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom("<!channel>", "<@U0123>", "&lt;", "<#C0123>", "<", ">", "&", "*", "_", "\n", " ", "word", "😀"),
    )
    .map((parts) => parts.join("")),
);

describe("escaping", () => {
  it.each([
    ["<!channel> <!here|x> <@U012AB>", "&lt;!channel&gt; &lt;!here|x&gt; &lt;@U012AB&gt;"],
    ["a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"],
    // What a person wrote as an entity stays what it looks like.
    ["&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"],
    ["see <#C012AB> and <#G012AB|secret>", "see <#C012AB> and <#G012AB|secret>"],
    ["<#U012AB> <#c012ab>", "&lt;#U012AB&gt; &lt;#c012ab&gt;"],
    ["*bold* _it_ `code` ~no~", "*\u200bbold* _\u200bit_ `\u200bcode` ~\u200bno~"],
    ["2 * 3 and snake_case", "2 * 3 and snake_case"],
    ["> quoted\n> again", "\u200b&gt; quoted\n\u200b&gt; again"],
    ["broken \ud800 half", "broken \ufffd half"],
  ])("makes of %j what shows it: %j", (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it("leaves nothing alive but channels, and shows every character", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = escaped(text);
        expect(result.replace(/<#[CG][A-Z0-9]+(\|[^<>|]*)?>/g, "")).not.toMatch(/[<>]/);
        expect(result.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
        expect(shown(result)).toBe(text.toWellFormed().replaceAll("\u200b", ""));
      }),
    );
  });

  it("cuts into pieces that hold, whole characters and entities, and lose nothing but spaces", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 120 }), (text, max) => {
        const pieces = escapedPieces(text, max);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
          expect(piece.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
          expect(piece).not.toBe("");
        }
        const bare = (part: string) => part.replace(/[\s\u200b]/g, "");
        expect(bare(pieces.join(""))).toBe(bare(escaped(text)));
        expect(escapedWithin(text, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it("cuts at a line end rather than at a space, and at a space rather than in a word", () => {
    expect(escapedPieces("one two three\nfour five", 20)).toEqual(["one two three", "four five"]);
    expect(escapedPieces("one two three four", 12)).toEqual(["one two", "three four"]);
    expect(escapedWithin("one two three four", 12)).toBe("one two…");
  });
});

describe("plain text", () => {
  it("is one line within its limit, and never a broken character", () => {
    expect(plainWithin(" a\n b ", 10)).toBe("a b");
    expect(plainWithin("aaaa😀bbbb", 6)).toBe("aaaa…");
    fc.assert(
      fc.property(anyText, (text) => {
        const result = plainWithin(text, 20);
        expect(result.length).toBeLessThanOrEqual(20);
        expect(result.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("links", () => {
  it.each([
    ["§6 | more", "https://e.org/a?b=1&c=<d>|", "<https://e.org/a?b=1&amp;c=%3Cd%3E%7C|§6 ¦ more>"],
    ["§6", null, "§6"],
    ["§6", "javascript:alert(1)", "§6"],
    ["<!here>", "not an address", "&lt;!here&gt;"],
  ])("of %j to %j", (text, address, expected) => {
    expect(linked(text, address, 200)).toBe(expected);
  });
});
