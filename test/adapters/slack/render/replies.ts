import fc from "fast-check";
import type { Action } from "../../../../src/bot/community/actions.ts";
import type { Block, Reply } from "../../../../src/bot/community/reply.ts";

const hostile = fc.constantFrom(
  "<!channel>",
  "<@U0123ABC>",
  "<!subteam^S1>",
  "&lt;",
  "<#C0123>",
  "*b*",
  "\n",
  " ",
  "😀",
  "\ud800",
  "word ",
);
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(hostile, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.integer({ min: 0, max: 9000 }).map((length) => "parola & < ".repeat(length / 8).slice(0, length)),
);
const action: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  { kind: "ask", entry: "e".repeat(80), language: "it" },
  { kind: "helpful", entries: ["0123456789"], language: "en" },
  { kind: "show-data", language: "it" },
);
const button = fc.record(
  { label: text, action, style: fc.constantFrom("primary" as const, "danger" as const) },
  { requiredKeys: ["label", "action"] },
);
const source = fc.record({ text, address: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true }), text)) });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text }),
  fc.record(
    { kind: fc.constant("text" as const), text, quiet: fc.constant(true as const) },
    { requiredKeys: ["kind", "text"] },
  ),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(text, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant("sources" as const), sources: fc.array(source, { maxLength: 25 }) }),
  fc.record({ kind: fc.constant("hidden" as const), label: text, text, reveal: action }),
  fc.record({
    kind: fc.constant("buttons" as const),
    label: fc.option(text),
    buttons: fc.array(button, { maxLength: 60 }),
  }),
  fc.record({ kind: fc.constant("feedback" as const), label: text, yes: button, no: button }),
);

/** Any reply that the types allow, however long, empty or hostile. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  language: fc.constantFrom("it" as const, "en" as const),
  private: fc.boolean(),
  summary: text,
  blocks: fc.array(block, { maxLength: 70 }),
});
