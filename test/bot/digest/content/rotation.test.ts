import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange } from "../../../../src/bot/digest/content/rotation.ts";

type Item = { readonly id: number; readonly topics: readonly string[] };

const itemsOf = (topics: readonly (readonly string[])[]): readonly Item[] =>
  topics.map((each, id) => ({ id, topics: each }));
const clash = (a: Item | undefined, b: Item | undefined): number =>
  a?.topics.some((topic) => b?.topics.includes(topic)) === true ? 1 : 0;
const clashesIn = (order: readonly Item[], last?: Item): number =>
  order.reduce((sum, item, at) => sum + clash(at === 0 ? last : order[at - 1], item), 0);

/** The fewest clashes of any order, by trying them all: over sets of items and the one that was last. */
function fewestClashes(items: readonly Item[], last?: Item): number {
  const known = new Map<string, number>();
  const fewest = (left: readonly Item[], before: Item | undefined): number => {
    if (left.length === 0) return 0;
    const state = `${left.map(({ id }) => id)}|${before?.id}`;
    const found =
      known.get(state) ??
      Math.min(
        ...left.map(
          (next) =>
            clash(before, next) +
            fewest(
              left.filter((item) => item !== next),
              next,
            ),
        ),
      );
    known.set(state, found);
    return found;
  };
  return fewest(items, last);
}

const topicNames = fc.constantFrom("a", "b", "c", "d", "e");
const several = fc.uniqueArray(topicNames, { minLength: 1, maxLength: 3 });
const packs = (size: number) => fc.array(several, { maxLength: size }).map(itemsOf);
const before = fc.option(several, { nil: undefined }).map((topics) => topics && { id: -1, topics });

describe("an order of items", () => {
  it("holds each of them once", () => {
    fc.assert(
      fc.property(packs(30), before, (items, last) => {
        expect(
          arrange(items, last)
            .map(({ id }) => id)
            .toSorted((a, b) => a - b),
        ).toEqual(items.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it("has as few neighbours of one topic as there can be: none where that is possible at all", () => {
    fc.assert(
      fc.property(packs(8), before, (items, last) => {
        expect(clashesIn(arrange(items, last), last)).toBe(fewestClashes(items, last));
      }),
      { numRuns: 300 },
    );
  });

  it("has as few as its fullest topic makes where each item has one topic, however many items", () => {
    const single = fc.array(topicNames, { maxLength: 120 }).map((names) => itemsOf(names.map((name) => [name])));
    fc.assert(
      fc.property(single, (items) => {
        const counts = Object.values(Object.groupBy(items, ({ topics }) => topics.join())).map(
          (all) => all?.length ?? 0,
        );
        expect(clashesIn(arrange(items, undefined))).toBe(Math.max(0, 2 * Math.max(0, ...counts) - items.length - 1));
      }),
      { numRuns: 100 },
    );
  });

  it("gets no worse when it is made anew each day from what is left", () => {
    fc.assert(
      fc.property(packs(20), before, (items, last) => {
        const shown: Item[] = [];
        for (let day = 0; day < items.length; day += 1) {
          const left = items.filter((item) => !shown.includes(item));
          shown.push(...arrange(left, shown.at(-1) ?? last).slice(0, 1));
        }
        expect(shown).toHaveLength(items.length);
        expect(clashesIn(shown, last)).toBeLessThanOrEqual(clashesIn(arrange(items, last), last));
      }),
      { numRuns: 100 },
    );
  });

  it("begins with the first item that an order without clashes can begin with", () => {
    const topics = ["a", "b", "c"];
    const fits = (items: readonly Item[], last?: Item) =>
      topics.every((topic) => {
        const count = items.filter((item) => item.topics.includes(topic)).length;
        return count + (last?.topics.includes(topic) === true ? 1 : 0) - 1 <= items.length - count;
      });
    const single = fc
      .array(fc.constantFrom(...topics), { minLength: 1, maxLength: 60 })
      .map((names) => itemsOf(names.map((name) => [name])))
      .filter((items) => fits(items));
    fc.assert(
      fc.property(single, (items) => {
        const first = items.find((item) =>
          fits(
            items.filter((other) => other !== item),
            item,
          ),
        );
        expect(arrange(items, undefined)[0]).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  it("sees at once that half of the items are of one topic", () => {
    const others = Array.from({ length: 30 }, (_, at) => [at % 2 === 0 ? "b" : "c"]);
    const items = itemsOf([...others, ...others.map(() => ["a"])]);
    expect(arrange(items, undefined).slice(0, 3)).toEqual([items[0], items[30], items[1]]);
  });

  it.each([3, 5, 13, 31])("finds its way through tangled topics (%d)", (seed) => {
    const numbers = Array.from({ length: 40 }, (_, at) => [at * at * seed, at * (seed + 3), at * at + seed * at]);
    const items = itemsOf(numbers.map((each) => each.map((number) => `topic ${Math.floor(number / 7) % 8}`)));
    expect(clashesIn(arrange(items, undefined))).toBe(0);
  });

  it("keeps the items' own order where nothing speaks against it", () => {
    const items = itemsOf([["a"], ["b"], ["a"], ["c"], ["b"]]);
    expect(arrange(items, undefined)).toEqual(items);
  });

  it("goes on over the seam of two rounds, whichever item was last, where the items can stand in a ring", () => {
    const rings = packs(7).filter((items) => items.length > 1 && ringable(items));
    fc.assert(
      fc.property(rings, (items) => {
        for (const last of items) expect(clashesIn(arrange(items, last), last)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether all items can stand in a ring without neighbours of one topic. */
function ringable([first, ...others]: readonly Item[]): boolean {
  const goesOn = (left: readonly Item[], current: Item | undefined): boolean =>
    left.length === 0
      ? clash(current, first) === 0
      : left.some(
          (next) =>
            clash(current, next) === 0 &&
            goesOn(
              left.filter((item) => item !== next),
              next,
            ),
        );
  return goesOn(others, first);
}
