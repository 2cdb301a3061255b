import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTION_CHARACTERS_MAX,
  type Action,
  decodeAction,
  encodeAction,
  entryMark,
  markOf,
} from "../../../src/bot/community/actions.ts";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";

const packs = await loadPacks("config/knowledge");
const LONGEST_MARK = "m".repeat(25);

const language = fc.constantFrom("it", "en");
const subject = fc.stringMatching(/^[a-z0-9][a-z0-9/-]{0,40}$/);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom("ask", "reveal"), entry: subject, language }),
  fc.record({
    kind: fc.constantFrom("helpful", "unhelpful"),
    entries: fc.array(subject.map(entryMark), { maxLength: 4 }),
    language,
  }),
  fc.record({ kind: fc.constantFrom("want", "follow", "unfollow"), gap: fc.uuid(), language }),
  fc.record({ kind: fc.constant("debate"), place: fc.nat(9999), language }),
  fc.record({ kind: fc.constant("topic"), topic: subject, language }),
  fc.record({ kind: fc.constantFrom("show-data", "delete-data", "delete-data-surely"), language }),
);

describe("actions", () => {
  it("come back as they were, with and without a mark", () => {
    fc.assert(
      fc.property(action, fc.option(fc.stringMatching(/^[\w-]{1,25}$/), { nil: undefined }), (one, mark) => {
        const encoded = encodeAction(one, mark);
        expect(decodeAction(encoded)).toEqual(one);
        expect(markOf(encoded)).toBe(mark);
      }),
    );
  });

  it("fit a button for every entry and topic of the shipped pack, with a mark too", () => {
    for (const pack of packs) {
      const keys = pack.entries.map(({ id }) => `${pack.metadata.id}/${id}`);
      const actions: readonly Action[] = [
        ...keys.map((entry): Action => ({ kind: "reveal", entry, language: "it" })),
        ...pack.topics.map(({ id }): Action => ({ kind: "topic", topic: id, language: "it" })),
        { kind: "unhelpful", entries: keys.slice(0, 4).map(entryMark), language: "it" },
      ];
      for (const each of actions) {
        expect(encodeAction(each, LONGEST_MARK).length).toBeLessThanOrEqual(ACTION_CHARACTERS_MAX);
      }
    }
  });

  it("tells the entries of the shipped pack apart by their marks", () => {
    const keys = packs.flatMap((pack) => pack.entries.map(({ id }) => `${pack.metadata.id}/${id}`));
    expect(new Set(keys.map(entryMark)).size).toBe(keys.length);
  });

  it.each(["", "ask", "ask:it", "ask:de:x", "debate:it:-1", "debate:it:x", "show-data:it:x", "unknown:it", "~mark"])(
    "knows nothing of %j",
    (encoded) => expect(decodeAction(encoded)).toBeUndefined(),
  );
});
