import { describe, expect, it } from "vitest";
import { memo, memoByObject } from "../../src/collections/memo.ts";

describe("a memo", () => {
  const open = () => {
    const made: string[] = [];
    const length = memo(
      (text: string) => made.push(text) && text.length,
      (text) => (text.length > 3 ? undefined : text),
      2,
    );
    return { made, length };
  };

  it("makes what it was asked for lately once, and the rest anew", () => {
    const { made, length } = open();
    expect([length("a"), length("bb"), length("a"), length("ccc"), length("a"), length("bb")]).toEqual([
      ...[1, 2, 1, 3, 1, 2],
    ]);
    expect(made).toEqual(["a", "bb", "ccc", "bb"]);
  });

  it("keeps nothing without a key", () => {
    const { made, length } = open();
    expect([length("long"), length("long")]).toEqual([4, 4]);
    expect(made).toEqual(["long", "long"]);
  });
});

it("a memo by object makes one value for each object and word", () => {
  const made: string[] = [];
  const name = memoByObject((key: { id: string }, word: string) => {
    made.push(key.id + word);
    return key.id + word;
  });
  const one = { id: "1" };
  expect([name(one, "a"), name(one, "b"), name(one, "a"), name({ id: "1" }, "a")]).toEqual(["1a", "1b", "1a", "1a"]);
  expect(made).toEqual(["1a", "1b", "1a"]);
});
