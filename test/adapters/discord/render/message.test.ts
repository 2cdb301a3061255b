import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MessageForm, renderReply, renderText } from "../../../../src/adapters/discord/render/message.ts";
import { renderModal } from "../../../../src/adapters/discord/render/modal.ts";
import { decodeAction, markOf } from "../../../../src/bot/community/actions.ts";
import type { Block } from "../../../../src/bot/community/reply.ts";
import { createFaults } from "../../../doubles/discord/checks/faults.ts";
import { faultsOfMessage } from "../../../doubles/discord/checks/message.ts";
import { checkModal } from "../../../doubles/discord/checks/modal.ts";
import { anyForm, anyReply } from "./arbitrary-reply.ts";

const FORMS: readonly MessageForm[] = ["components", "content"];
const asSent = (body: object) => JSON.parse(JSON.stringify(body)) as Record<string, unknown>;

describe.each(FORMS)("a reply as %s", (form) => {
  it("holds Discord's limits, whatever it says", () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (reply, marked) => {
        const body = asSent(renderReply(reply, form, marked ? "a-mark_0123456789-abcdefg" : undefined));
        expect(faultsOfMessage(body)).toEqual([]);
        expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });
      }),
      { numRuns: 300 },
    );
  });

  it("pings nobody, and opens no mark-up that it doesn't close", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const line of textsOf(renderReply(reply, form)).join("\n").split("\n")) {
          const live = line
            .replace(/\\./gu, "")
            .replaceAll(/<#\d{15,21}>/g, "")
            .replaceAll(/\]\(<[^<>()\s]+>\)/g, "]");
          expect(live).not.toMatch(/[@<`~_]/);
          expect((live.match(/\*\*/g) ?? []).length % 2).toBe(0);
          expect((live.match(/\|\|/g) ?? []).length % 2).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it.each(FORMS)("a form holds Discord's limits (%s)", (form) => {
  fc.assert(
    fc.property(anyForm, (asked) => {
      const faults = createFaults();
      checkModal(faults, asSent(renderModal(asked, form)));
      expect(faults.list).toEqual([]);
    }),
  );
});

describe("what a reply looks like", () => {
  const blocks: readonly Block[] = [
    { kind: "heading", text: "Card: *one*" },
    { kind: "text", text: "First.\nSecond." },
    { kind: "text", text: "In passing", quiet: true },
    { kind: "list", items: ["a", "b"] },
    {
      kind: "sources",
      sources: [
        { text: "§1 “The race”", address: null },
        { text: "§2", address: "https://example.org/a(b)?c=<d>" },
      ],
    },
    { kind: "hidden", label: "Answer", text: "42|43", reveal: { kind: "reveal", entry: "p/e", language: "en" } },
    {
      kind: "buttons",
      label: "See also",
      buttons: [
        { label: "Who?", action: { kind: "ask", entry: "p/e", language: "en" } },
        { label: "The same", action: { kind: "ask", entry: "p/e", language: "en" } },
      ],
    },
  ];
  const text = [
    "### Card: \\*one\\*",
    "",
    "First.",
    "Second.",
    "-# In passing",
    "- a",
    "- b",
    "-# §1 “The race”",
    "-# [§2](<https://example.org/a%28b%29?c=%3Cd%3E>)",
    "",
    "**Answer**",
    "||42\\|43||",
    "-# See also",
  ].join("\n");

  it("as components: text and the buttons about it together", () => {
    const { components, content } = renderReply({ blocks }, "components", "mark");
    expect(content).toBeUndefined();
    expect(components).toMatchObject([
      { type: 10, content: text },
      { type: 1, components: [{ type: 2, label: "Who?", custom_id: "ask:en:p/e~mark" }] },
    ]);
    expect(markOf("ask:en:p/e~mark")).toBe("mark");
    expect(decodeAction("ask:en:p/e~mark")).toEqual({ kind: "ask", entry: "p/e", language: "en" });
  });

  it("as content: all text, then the buttons", () => {
    expect(renderReply({ blocks }, "content")).toMatchObject({ content: text, components: [{ type: 1 }] });
  });

  it("cut where all of its texts together are too long", () => {
    const long: readonly Block[] = [1, 2, 3].flatMap(() => [
      { kind: "text", text: "word ".repeat(500) },
      { kind: "buttons", label: "Label", buttons: [{ label: "Data", action: { kind: "show-data", language: "en" } }] },
    ]);
    const texts = textsOf(renderReply({ blocks: long }, "components"));
    expect(texts).toHaveLength(2);
    expect(texts.join("").length).toBeGreaterThan(3990);
    expect(texts.join("").length).toBeLessThanOrEqual(4000);
  });

  it("cut where it is too long, in no character's middle", () => {
    const { content = "" } = renderText(`${"*".repeat(990)}${"😀".repeat(600)}`, "content");
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/^(\\\*){990}(😀)+…$/u);
    expect(renderText("", "content").content).toBe("…");
  });
});

function textsOf(body: ReturnType<typeof renderReply>): readonly string[] {
  const components = body.components as readonly { readonly content?: string }[];
  return [...(body.content === undefined ? [] : [body.content]), ...components.flatMap(({ content }) => content ?? [])];
}
