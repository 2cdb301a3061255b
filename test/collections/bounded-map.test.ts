import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedMap } from "../../src/collections/bounded-map.ts";

describe("a bounded map", () => {
  it("keeps the latest half for sure, with their latest values, and never more than it may", () => {
    const sizes = fc.integer({ min: 2, max: 11 });
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }), (sizeMax, keys) => {
        const map = new BoundedMap<number, number>(sizeMax);
        for (const [at, key] of keys.entries()) map.set(key, at);
        const latest = [...new Set(keys.toReversed())];
        for (const key of latest.slice(0, Math.floor(sizeMax / 2))) expect(map.get(key)).toBe(keys.lastIndexOf(key));
        const kept = latest.filter((key) => map.has(key));
        expect(kept.length).toBeLessThanOrEqual(sizeMax);
        for (const key of kept) expect(map.get(key)).toBe(keys.lastIndexOf(key));
      }),
    );
  });

  it("forgets what is taken out, also where it was put in more than once", () => {
    const map = new BoundedMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    map.set("a", 3);
    map.delete("a");
    expect(map.get("a")).toBeUndefined();
    expect(map.has("b")).toBe(true);
  });
});
