import type { Slot, SlotKey } from "../../src/bot/ports/ledger.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import type { Platform } from "../../test/doubles/posters/platform.ts";
import type { DatabaseKind, DoubleKind } from "./settings.ts";

const SETTLE_TIMEOUT_MS = 90_000;
const BETWEEN_LOOKS_MS = 250;

export type ScenarioResult = {
  readonly database: DatabaseKind;
  readonly double: DoubleKind;
  readonly processes: number;
  /** How often each thing was done to the processes. */
  readonly injected: Readonly<Record<string, number>>;
  readonly slots: number;
  /** Slots by their last state. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Messages that the platform really has. */
  readonly messages: number;
  readonly threads: number;
  /** Of the uncertain ones, those that are there. */
  readonly uncertainPosted: number;
  readonly uncertainTold: number;
  readonly violations: readonly string[];
};

/** Every slot once nothing is left to do with it, or as it is after a long time. */
export async function waitUntilSettled(store: Store, keys: readonly SlotKey[]): Promise<readonly Slot[]> {
  const settled: Slot[] = [];
  let open = [...keys];
  const startedMs = Date.now();
  for (;;) {
    const still: SlotKey[] = [];
    for (const key of open) {
      const slot = (await store.ledger.story(key))?.slot;
      if (slot !== undefined && isSettled(slot)) settled.push(slot);
      else still.push(key);
    }
    open = still;
    if (open.length === 0) return settled;
    if (Date.now() - startedMs > SETTLE_TIMEOUT_MS) {
      const stories = await Promise.all(open.map(async (key) => (await store.ledger.story(key))?.slot));
      return [...settled, ...stories.flatMap((slot) => (slot === undefined ? [] : [slot]))];
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}

function isSettled({ state, thread }: Slot): boolean {
  return state !== "due" && state !== "claimed" && thread !== "due";
}

export type Evidence = {
  readonly double: DoubleKind;
  readonly settled: readonly Slot[];
  readonly platform: Platform;
  readonly injected: Readonly<Record<string, number>>;
};

/** Compares the ledger with what the platform really has. */
export function verify({
  double,
  settled,
  platform,
  injected,
}: Evidence): Omit<ScenarioResult, "database" | "double" | "processes"> {
  const violations: string[] = [];
  const messages = new Map<string, string[]>();
  for (const { nonce, id } of platform.posts) messages.set(nonce, [...(messages.get(nonce) ?? []), id]);
  const outcomes: Record<string, number> = {};
  let uncertainPosted = 0;
  for (const slot of settled) {
    outcomes[slot.state] = (outcomes[slot.state] ?? 0) + 1;
    const ids = messages.get(slot.nonce) ?? [];
    if (ids.length > 1) violations.push(`${slot.channel}: posted ${ids.length} times.`);
    switch (slot.state) {
      case "posted":
        if (ids.length === 0) violations.push(`${slot.channel}: the ledger has it as posted, the platform hasn't.`);
        else if (slot.messageId !== ids[0]) violations.push(`${slot.channel}: the ledger has another message's id.`);
        if (slot.thread !== "made" || platform.threads.get(slot.messageId ?? "") !== 1) {
          violations.push(`${slot.channel}: its thread is ${slot.thread}.`);
        }
        break;
      case "uncertain":
        uncertainPosted += ids.length > 0 ? 1 : 0;
        if (double !== "blind") violations.push(`${slot.channel}: uncertain, though the platform can be asked.`);
        break;
      default:
        violations.push(`${slot.channel}: left ${slot.state} (${slot.reason}).`);
    }
  }
  const told = new Set(platform.notices.map(({ text }) => text)).size;
  if (told < (outcomes.uncertain ?? 0)) {
    violations.push(`Of ${outcomes.uncertain} uncertain slots the moderators were told of ${told}.`);
  }
  return {
    ...{ injected, slots: settled.length, outcomes, messages: platform.posts.length, threads: platform.threads.size },
    ...{ uncertainPosted, uncertainTold: platform.notices.length, violations },
  };
}
