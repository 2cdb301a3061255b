import { describe, expect, it } from "vitest";
import type { CommunityBot } from "../../src/bot/community/community-bot.ts";
import type { Log } from "../../src/bot/ports/log.ts";
import { type Platform, PlatformRefusedError } from "../../src/bot/ports/platform.ts";
import { END_WITHIN_MS, serve } from "../../src/commands/serve.ts";

type Script = ("connects" | "down" | "refuses" | "hangs")[];

/** What runs, with what happened to it in order; each platform connects as its script says, and then always. */
function open(scripts: Readonly<Record<string, Script>>) {
  const story: string[] = [];
  const waits: number[] = [];
  const platforms = Object.entries(scripts).map(
    ([name, script]): Platform => ({
      name,
      poster: undefined as unknown as Platform["poster"],
      async connect() {
        const outcome = script.shift() ?? "connects";
        story.push(`${name} ${outcome}`);
        if (outcome === "refuses") throw new PlatformRefusedError("test-token", "Make a new token.");
        if (outcome === "hangs") await new Promise(() => undefined);
        if (outcome === "down") throw new Error("No route.");
      },
      async stop() {
        story.push(`${name} stops`);
      },
      tell: async () => undefined,
    }),
  );
  const hangs = Object.values(scripts).some((script) => script.includes("hangs"));
  const note = (message: string) => story.push(`log: ${message}`);
  const log: Log = { debug: note, info: () => undefined, warn: () => undefined, error: note };
  let end = () => {};
  const stopped = new Promise<void>((resolve) => {
    end = resolve;
  });
  const running = serve(
    {
      platforms,
      community: { tellFollowers: async () => 0 } as unknown as CommunityBot,
      engine: {
        start: () => story.push("engine starts"),
        stop: async () => void story.push("engine stops"),
        runOnce: async () => undefined,
      },
      http: { close: async () => void story.push("server closes") },
      log,
      close: async () => void story.push("store closes"),
    },
    {
      stopped,
      sleep: (durationMs, signal) => {
        if (durationMs === END_WITHIN_MS && !hangs)
          return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
        waits.push(durationMs);
        // The waits of a platform that is down pass at once, longer ones when the program ends.
        if (durationMs <= 60_000) return Promise.resolve();
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
      },
    },
  );
  return { story, waits, running, end };
}

describe("what runs", () => {
  it("ends in order: first what takes work, the store last", async () => {
    const { story, running, end } = open({ discord: [], slack: [] });
    end();
    expect(await running).toBe(true);
    expect(story.slice(0, 3).sort()).toEqual(["discord connects", "engine starts", "slack connects"]);
    const endings = ["discord stops", "engine stops", "server closes", "slack stops", "store closes"];
    expect(story.slice(-5).sort()).toEqual(endings);
    expect(story.at(-1)).toBe("store closes");
  });

  it("goes on with one platform where the other is refused, and says what to do", async () => {
    const { story, running, end } = open({ discord: ["refuses"], slack: [] });
    await expect.poll(() => story).toContain("slack connects");
    await expect.poll(() => story).toContain("log: Make a new token.");
    expect(story).not.toContain("store closes");
    end();
    expect(await running).toBe(true);
    expect(story.filter((each) => each === "discord refuses")).toHaveLength(1);
  });

  it("tries a platform that is down again, each time after a longer wait", async () => {
    const { story, waits, running, end } = open({ discord: Array.from({ length: 8 }, () => "down" as const) });
    await expect.poll(() => story).toContain("discord connects");
    expect(waits.slice(0, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    end();
    expect(await running).toBe(true);
  });

  it("ends by itself where every platform refuses", async () => {
    const { story, running } = open({ discord: ["refuses"], slack: ["down", "refuses"] });
    expect(await running).toBe(false);
    expect(story.at(-1)).toBe("store closes");
  });

  it("ends in time where something doesn't, and says so", async () => {
    const { story, running, end } = open({ discord: ["hangs"], slack: [] });
    await expect.poll(() => story).toContain("slack connects");
    end();
    expect(await running).toBe(true);
    expect(story.at(-1)).toBe("store closes");
  });
});
