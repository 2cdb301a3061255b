import fc from "fast-check";
import type { Action } from "../../../../src/bot/community/actions.ts";
import type { Block, Button, Form, Reply } from "../../../../src/bot/community/reply.ts";

/** Anything that a text may hold: what Discord reads as mark-up, mentions, emoji, control characters, long lines. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.lorem({ maxCount: 200 }),
      fc.constantFrom("@everyone", "<@123456789012345678>", "<@&1>", "<#123456789012345678>", "</ask:1>", "<t:0:R>"),
      fc.constantFrom("**", "__", "~~", "||", "`", "```", "\\", "# ", "-# ", "> ", "- ", "1. ", "[a](b)", "\n", "  "),
      fc.constantFrom("😀", "👩‍👩‍👧", "e\u0301", "\u202e"),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const language = fc.constantFrom("it" as const, "en" as const);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("ask" as const), entry: fc.string({ minLength: 1, maxLength: 120 }), language }),
  fc.record({
    kind: fc.constantFrom("helpful" as const, "unhelpful" as const),
    entries: fc.array(fc.stringMatching(/^[\w-]{10}$/), { maxLength: 9 }),
    language,
  }),
  fc.record({ kind: fc.constantFrom("want" as const, "follow" as const), gap: fc.uuid(), language }),
  fc.record({ kind: fc.constant("show-data" as const), language }),
);

const button: fc.Arbitrary<Button> = fc.record(
  { label: anyText, action, style: fc.constantFrom("primary" as const, "danger" as const) },
  { requiredKeys: ["label", "action"] },
);

const source = fc.record({
  text: anyText,
  address: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true }), anyText), { nil: null }),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: anyText }),
  fc.record({ kind: fc.constant("text" as const), text: anyText }),
  fc.record({ kind: fc.constant("text" as const), text: anyText, quiet: fc.constant(true as const) }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(anyText, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant("sources" as const), sources: fc.array(source, { maxLength: 6 }) }),
  fc.record({ kind: fc.constant("hidden" as const), label: anyText, text: anyText, reveal: action }),
  fc.record({
    kind: fc.constant("buttons" as const),
    label: fc.option(anyText, { nil: null }),
    buttons: fc.array(button, { maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant("feedback" as const), label: anyText, yes: button, no: button }),
);

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  language,
  private: fc.boolean(),
  summary: anyText,
  blocks: fc.array(block, { maxLength: 20 }),
});

export const anyForm: fc.Arbitrary<Form> = fc.record({
  submit: fc.record({ kind: fc.constant("show-data" as const), language }),
  ...{ title: anyText, send: anyText, cancel: anyText },
  field: fc.record({
    ...{ label: anyText, hint: anyText, required: fc.boolean(), charactersMax: fc.integer({ min: 0, max: 9000 }) },
  }),
});
