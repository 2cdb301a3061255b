import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../../src/adapters/memory/store.ts";
import { handleUninstall } from "../../../../src/adapters/slack/events/lifecycle.ts";
import { createInstallations } from "../../../../src/adapters/slack/installations/store.ts";
import type { Parts } from "../../../../src/adapters/slack/parts.ts";
import { createEchoBot } from "../../../end-to-end/slack/echo-bot.ts";
import { createKeptLog } from "../log.ts";
import { createTestTiming } from "../timing.ts";

const INSTALLED = { team: { id: "T1", name: "One" }, user: { token: undefined, scopes: undefined, id: "U1" } };

function rig(overrides: Parameters<typeof createEchoBot>[0] = {}) {
  const timing = createTestTiming();
  const store = createMemoryStore({ clock: timing.nowMs });
  const bot = createEchoBot(overrides);
  const installations = createInstallations(store.vault, timing);
  const parts = { bot, handledEvents: store.handledEvents, log: createKeptLog(), connectedAtMs: timing.nowMs() };
  const removed = (eventId: string, secondsAgo: number, of: typeof installations | null = installations) =>
    handleUninstall(
      parts as unknown as Parts,
      of ?? undefined,
      {
        event_id: eventId,
        event_time: Math.floor(timing.nowMs() / 1000) - secondsAgo,
        event: { type: "app_uninstalled" },
      },
      "T1",
    );
  const install = () => installations.storeInstallation({ ...INSTALLED, enterprise: undefined } as never);
  return { timing, bot, installations, removed, install };
}

describe("the app's removal", () => {
  it("ends a community once, however often Slack says so", async () => {
    const { bot, installations, removed, install } = rig();
    await install();
    await removed("Ev1", 0);
    await removed("Ev1", 0);
    expect(bot.callsOf("left")).toHaveLength(1);
    expect(await installations.of("T1")).toBeUndefined();
  });

  it("that comes late leaves a newer installation alone", async () => {
    const { bot, installations, removed, install } = rig();
    await install();
    await removed("Ev1", 300);
    expect(bot.callsOf("left")).toEqual([]);
    expect(await installations.of("T1")).toBeDefined();
    await removed("Ev2", 0);
    expect(await installations.of("T1")).toBeUndefined();
  });

  it("from before the token was seen to work is nothing new to one workspace", async () => {
    const { bot, removed } = rig();
    await removed("Ev1", 2, null);
    expect(bot.callsOf("left")).toEqual([]);
    await removed("Ev2", 0, null);
    expect(bot.callsOf("left")).toHaveLength(1);
  });

  it("that couldn't be noted down may come again", async () => {
    let fails = true;
    const left = async () => {
      if (fails) throw new Error("no store");
    };
    const { installations, removed, install } = rig({ overrides: { left } });
    await install();
    await expect(removed("Ev1", 0)).rejects.toThrow("no store");
    fails = false;
    await removed("Ev1", 0);
    expect(await installations.of("T1")).toBeUndefined();
  });
});
