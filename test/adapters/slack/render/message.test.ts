import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHome } from "../../../../src/adapters/slack/home.ts";
import { renderMessage } from "../../../../src/adapters/slack/render/message.ts";
import { renderForm, renderResult } from "../../../../src/adapters/slack/render/views.ts";
import type { Reply } from "../../../../src/bot/community/reply.ts";
import { checkMessage } from "../../../doubles/slack/checks/message.ts";
import { checkView } from "../../../doubles/slack/checks/view.ts";
import type { Fields, Workspace } from "../../../doubles/slack/types.ts";
import { ANSWER_BLOCKS, reply } from "../../../end-to-end/slack/echo-bot.ts";
import { anyReply } from "./replies.ts";

const NOBODY = { people: new Map(), botUserId: "UBOT" } as unknown as Workspace;
const RUNS = { numRuns: 150 };

describe("a message", () => {
  it("shows an answer with its source, related questions, and Slack's own element for feedback", () => {
    const { text, blocks } = renderMessage(reply("A < B.", { blocks: ANSWER_BLOCKS }));
    expect(blocks).toMatchObject([
      { type: "section", text: { type: "mrkdwn", text: "A &lt; B.", verbatim: true } },
      {
        type: "context",
        elements: [{ text: "<https://example.org/article?a=1&amp;b=2|§6 · The article>" }],
      },
      { type: "context", elements: [{ text: "Related" }] },
      { type: "actions", elements: [{ type: "button", text: { text: "Who leads?" }, value: "ask:en:entry-1" }] },
      {
        type: "context_actions",
        elements: [
          {
            type: "feedback_buttons",
            positive_button: { text: { text: "Yes" }, value: "helpful:en:0123456789" },
            negative_button: { text: { text: "No" }, value: "unhelpful:en:0123456789" },
          },
        ],
      },
    ]);
    expect(text).toBe("A &lt; B.\n§6 · The article · https://example.org/article?a=1&amp;b=2\nRelated\n• Who leads?");
  });

  it("hides what is to be guessed behind a button, in its text too", () => {
    const action = { kind: "reveal", entry: "e", language: "it" } as const;
    const hidden = { kind: "hidden", label: "Mostra", text: "mille", reveal: action } as const;
    const { text, blocks } = renderMessage(reply("Quanti?", { blocks: [hidden] }));
    expect(text).toBe("Quanti?");
    expect(JSON.stringify(blocks)).not.toContain("mille");
    expect(blocks[1]).toMatchObject({ elements: [{ text: { text: "Mostra" }, value: "reveal:it:e" }] });
  });

  it("keeps within Slack's limits, and pings nobody, whatever a reply holds", () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const message: Fields = { ...renderMessage(any), unfurl_links: false, unfurl_media: false };
        const sent = (message.blocks as unknown[]).length === 0 ? { ...message, blocks: undefined } : message;
        expect(checkMessage(sent, NOBODY, { unfurls: true })).toEqual([]);
        const { text = "", blocks } = message;
        expect(String(text).trim()).not.toBe("");
        expect(String(text).length + textLength(blocks)).toBeLessThan(12_000);
      }),
      RUNS,
    );
  });
});

describe("a view", () => {
  it("keeps within Slack's limits, whatever a reply holds", () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom("it" as const, "en" as const, null), (any, chosen) => {
        expect(checkView(renderHome(any, chosen), "home", NOBODY)).toEqual([]);
        expect(checkView(renderResult(any, any.summary), "modal", NOBODY)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("says something even where a reply says nothing", () => {
    const nothing: Reply = { language: "it", private: false, summary: " ", blocks: [] };
    expect(checkView(renderResult(nothing, ""), "modal", NOBODY)).toEqual([]);
  });

  it("keeps a form within them", () => {
    const long = "x".repeat(5000);
    const submit = { kind: "unhelpful", entries: [], language: "en" } as const;
    const field = { label: long, hint: long, required: true, charactersMax: 9000 };
    const form = renderForm({ submit, title: long, send: long, cancel: long, field }, "{}");
    expect(checkView(form, "modal", NOBODY)).toEqual([]);
  });
});

function textLength(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (name === "text" && typeof inner === "string" ? inner.length : textLength(inner)),
    0,
  );
}
