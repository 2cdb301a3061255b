import { onTestFinished } from "vitest";
import type { Store } from "../../src/bot/ports/store.ts";

/** Opens an empty store whose clock is the given one. */
export type OpenStore = (clock: () => number) => Promise<Store>;

export const START_MS = Date.UTC(2026, 0, 1);

/** An empty store, closed when the test is over, and the time it lives in. */
export async function openForTest(open: OpenStore): Promise<Store & { readonly time: { now: number } }> {
  const time = { now: START_MS };
  const store = await open(() => time.now);
  onTestFinished(() => store.close());
  return { ...store, time };
}

export const CHANNEL = { platform: "discord", community: "guild-1", channel: "general" } as const;
