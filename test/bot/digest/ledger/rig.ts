import { createMemoryStore } from "../../../../src/adapters/memory/store.ts";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { createDigestEngine, type DigestEngine, type EngineParts } from "../../../../src/bot/digest/ledger/engine.ts";
import type { LedgerOptions } from "../../../../src/bot/digest/ledger/options.ts";
import type { LedgerStep } from "../../../../src/bot/digest/ledger/parts.ts";
import type { SlotKey } from "../../../../src/bot/ports/ledger.ts";
import type { Store } from "../../../../src/bot/ports/store.ts";
import { DIGEST_PARTS, type Subscription } from "../../../../src/bot/ports/subscriptions.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { type ScriptedOptions, type ScriptedPoster, scriptedPoster } from "../../../doubles/posters/scripted-poster.ts";
import { type SimulatedTiming, simulatedTiming } from "../../../doubles/simulated-timing.ts";

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Four minutes before the digest of `subscription` is due. */
export const START_MS = Date.UTC(2026, 0, 15, 8, 56);
export const DUE_MS = Date.UTC(2026, 0, 15, 9);
export const KEY: SlotKey = { platform: "discord", community: "guild", channel: "general", localDate: "2026-01-15" };

export function subscriptionOf(change: Partial<Subscription> = {}): Subscription {
  return {
    ...{ platform: "discord", community: "guild", channel: "general", timeZone: "UTC", localTime: "09:00" },
    ...{ language: "en", parts: DIGEST_PARTS, thread: false, whenExhausted: "pause", pausedUntil: null },
    createdAtMs: START_MS - DAY_MS,
    ...change,
  };
}

export type Rig = {
  readonly store: Store;
  readonly timing: SimulatedTiming;
  readonly poster: ScriptedPoster;
  readonly engine: DigestEngine;
  readonly steps: LedgerStep[];
  /** Another process, with the same store and poster. */
  another(parts?: Partial<EngineParts>): DigestEngine;
  slot(key?: Partial<SlotKey>): Promise<Awaited<ReturnType<Store["ledger"]["story"]>>>;
  reasons(key?: Partial<SlotKey>): Promise<readonly string[]>;
};

export type RigOptions = {
  readonly poster?: Partial<ScriptedOptions>;
  readonly options?: Partial<LedgerOptions>;
  readonly cards?: readonly string[];
  readonly subscription?: Partial<Subscription>;
  readonly store?: (store: Store) => Store;
};

/** The engine over a store in memory, a scripted poster and simulated time; one channel is subscribed. */
export async function rigOf(options: RigOptions = {}): Promise<Rig> {
  const timing = simulatedTiming(START_MS);
  const memory = createMemoryStore({ clock: () => Math.round(timing.nowMs()) });
  const store = options.store?.(memory) ?? memory;
  const poster = scriptedPoster({ timing, ...options.poster });
  const steps: LedgerStep[] = [];
  await store.subscriptions.save(subscriptionOf(options.subscription));
  await store.communities.write("discord", "guild", { noticesChannel: "moderators", language: null });
  const cards = options.cards ?? ["a", "b", "c", "d", "e"];
  const another = (parts: Partial<EngineParts> = {}) =>
    createDigestEngine({
      ...{ store, compose: createComposer([packOf(cards.map((id) => entryOf(id)))]), posters: [poster] },
      ...{ defaultLanguage: "en", owner: "one", timing, observe: (step) => void steps.push(step) },
      ...(options.options && { options: options.options }),
      ...parts,
    });
  const slot = (key: Partial<SlotKey> = {}) => store.ledger.story({ ...KEY, ...key });
  return {
    ...{ store, timing, poster, steps, another, slot },
    engine: another(),
    reasons: async (key) => ((await slot(key))?.events ?? []).map(({ reason }) => reason),
  };
}
