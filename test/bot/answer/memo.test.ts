import { describe, expect, it } from "vitest";
import { memoByObject, memoByText } from "../../../src/bot/answer/memo.ts";

describe("a memo by text", () => {
  it("makes what it was asked for lately once, and the rest anew", () => {
    const made: string[] = [];
    const length = memoByText((text) => made.push(text) && text.length);
    expect([length("a"), length("bb"), length("a")]).toEqual([1, 2, 1]);
    expect(made).toEqual(["a", "bb"]);
    for (let number = 0; number < 299; number += 1) {
      length(`text ${number}`);
      length("a");
    }
    length("bb");
    expect(made.filter((text) => text === "a")).toHaveLength(1);
    expect(made.filter((text) => text === "bb")).toHaveLength(2);
  });

  it("keeps no long text", () => {
    let made = 0;
    const count = memoByText(() => {
      made += 1;
      return made;
    });
    expect([count("x".repeat(201)), count("x".repeat(201))]).toEqual([1, 2]);
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
