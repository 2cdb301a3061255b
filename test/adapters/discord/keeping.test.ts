import { describe, expect, it } from "vitest";
import { createInFlight } from "../../../src/adapters/discord/in-flight.ts";
import { PERMISSIONS, personalInvite, serverInvite } from "../../../src/adapters/discord/invite.ts";
import { persist } from "../../../src/adapters/discord/rest/persist.ts";
import { simulatedTiming } from "../../doubles/simulated-timing.ts";

describe("work in flight", () => {
  it("is waited for, with what it begins, and its failure is told", async () => {
    const timing = simulatedTiming(0);
    const inFlight = createInFlight();
    const failures: unknown[] = [];
    const done: string[] = [];
    const later = async () => {
      await timing.sleep(1000);
      done.push("later");
    };
    const first = async () => {
      await timing.sleep(1000);
      inFlight.track(later(), () => undefined);
      throw new Error("No.");
    };
    inFlight.track(first(), (error) => failures.push(error));
    expect(await timing.until(inFlight.drain(timing, 10_000))).toBe(true);
    expect({ done, failures }).toEqual({ done: ["later"], failures: [new Error("No.")] });
  });

  it("is waited for no longer than it may", async () => {
    const timing = simulatedTiming(0);
    const inFlight = createInFlight();
    inFlight.track(new Promise(() => undefined), () => undefined);
    expect(await timing.until(inFlight.drain(timing, 10_000))).toBe(false);
    expect(timing.steadyMs()).toBe(10_000);
  });
});

describe("persistence", () => {
  const broken = () => Object.assign(new Error("gone"), { code: "ECONNRESET" });

  it("ends within a second, since an interaction waits", async () => {
    const timing = simulatedTiming(0);
    let attempts = 0;
    const work = persist(timing, async () => {
      attempts += 1;
      throw broken();
    });
    await expect(timing.until(work)).rejects.toThrow("gone");
    expect(attempts).toBe(5);
    expect(timing.steadyMs()).toBeLessThan(1000);
  });

  it("doesn't repeat what Discord refused, or what nobody waits for", async () => {
    const timing = simulatedTiming(0);
    let attempts = 0;
    const failing = (error: Error) => async () => {
      attempts += 1;
      throw error;
    };
    await expect(persist(timing, failing(new Error("refused")))).rejects.toThrow("refused");
    await expect(persist(timing, failing(broken()), AbortSignal.abort())).rejects.toThrow("gone");
    expect(attempts).toBe(2);
  });
});

it("invites with just what is needed", () => {
  const needed = [10n, 11n, 16n, 35n, 38n].reduce((all, bit) => all | (1n << bit), 0n);
  expect(PERMISSIONS).toBe(String(needed));
  expect(serverInvite("1")).toContain("scope=bot%20applications.commands");
  expect(personalInvite("1")).not.toContain("permissions");
});
