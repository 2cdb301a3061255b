import { expect, it } from "vitest";
import { createGate } from "../../../../src/adapters/slack/intake/gate.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it("lets so many run at once, in their order, and goes on after one that fails", async () => {
  const gate = createGate(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    gate.run(async () => {
      begun.push(index);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (index === 0) throw new Error("inside");
      return index;
    }),
  );
  const settled = Promise.allSettled(all);
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await turn();
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  for (const index of [1, 2]) ends[index]?.();
  await turn();
  await turn();
  ends[3]?.();
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
});

it("lets timers and sockets have their turn between two that begin", async () => {
  const gate = createGate(1);
  const order: string[] = [];
  const first = gate.run(async () => void order.push("first"));
  const second = gate.run(async () => void order.push("second"));
  await first;
  setTimeout(() => order.push("timer"), 0);
  order.push("said");
  await second;
  expect(order.indexOf("said")).toBeLessThan(order.indexOf("second"));
});

it("lets another run while one waits outside, which then takes its turn again", async () => {
  const gate = createGate(1);
  const order: string[] = [];
  let end: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting = gate.run(async () => {
    order.push("begun");
    await gate.outside(wait);
    order.push("back");
  });
  await gate.run(async () => {
    order.push("other");
    end();
    await turn();
    order.push("other ends");
  });
  await waiting;
  expect(order).toEqual(["begun", "other", "other ends", "back"]);
});
