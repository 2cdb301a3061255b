import { describe, expect, it } from "vitest";
import { createRemembered } from "../../src/collections/remembered.ts";

function open() {
  const time = { now: 0 };
  const remembered = createRemembered<string>({ forMs: 100, sizeMax: 2, nowMs: () => time.now });
  let asked = 0;
  const ask = (key: string, answer: () => Promise<string | undefined> = async () => `${key}${asked}`) =>
    remembered.of(key, () => {
      asked += 1;
      return answer();
    });
  return { time, remembered, ask };
}

describe("what was answered lately", () => {
  it("is asked for once, until it is too old", async () => {
    const { time, ask } = open();
    expect(await Promise.all([ask("a"), ask("a")])).toEqual(["a1", "a1"]);
    time.now = 99;
    expect(await ask("a")).toBe("a1");
    time.now = 100;
    expect(await ask("a")).toBe("a2");
  });

  it("is asked for anew where there was no answer", async () => {
    const { ask } = open();
    expect(await ask("a", async () => undefined)).toBeUndefined();
    await expect(ask("a", () => Promise.reject(new Error("No.")))).rejects.toThrow("No.");
    expect(await ask("a")).toBe("a3");
  });

  it("is forgotten when that is asked for, or when there is too much of it", async () => {
    const { remembered, ask } = open();
    await ask("a");
    remembered.forget("a");
    expect(await ask("a")).toBe("a2");
    await ask("b");
    await ask("c");
    expect(await ask("a")).toBe("a5");
  });
});
