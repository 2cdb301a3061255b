import { CLAIM_REASONS, type Slot, type SlotEvent, type SlotKey } from "../../src/bot/ports/ledger.ts";
import { stepOf } from "../../src/bot/ports/rules/transitions.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import type { Platform } from "../../test/doubles/posters/platform.ts";
import type { DatabaseKind } from "../databases.ts";

/** Where nothing was settled for so long, nothing will be. */
const SETTLE_TIMEOUT_MS = 90_000;
const BETWEEN_LOOKS_MS = 250;
/** A notice names the channel that it is about. */
const CHANNEL_IN_TEXT = /#([\w-]+)/;

export type ScenarioResult = {
  readonly database: DatabaseKind;
  /** What stood in for the platform. */
  readonly double: string;
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
  /** Of the uncertain ones, those that the moderators were told of. */
  readonly uncertainTold: number;
  /** Notices beyond a slot's first: each follows an interruption. */
  readonly noticesRepeated: number;
  readonly violations: readonly string[];
};

/** A slot with what happened to it. */
export type Story = { readonly slot: Slot; readonly events: readonly SlotEvent[] };

/** Every slot once nothing is left to do with it, or as it is where that takes too long. */
export async function waitUntilSettled(store: Store, keys: readonly SlotKey[]): Promise<readonly Story[]> {
  const settled: Story[] = [];
  let open = [...keys];
  let progressMs = Date.now();
  for (;;) {
    const still: SlotKey[] = [];
    const left: Story[] = [];
    for (const key of open) {
      const story = await store.ledger.story(key);
      if (story !== undefined && stepOf(story.slot) === null) settled.push(story);
      else {
        still.push(key);
        if (story !== undefined) left.push(story);
      }
    }
    if (still.length < open.length) progressMs = Date.now();
    open = still;
    if (open.length === 0) return settled;
    if (Date.now() - progressMs > SETTLE_TIMEOUT_MS) return [...settled, ...left];
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}

export type Evidence = {
  /** Whether the platform can be asked for a post. */
  readonly canAsk: boolean;
  /** How often a thread may have been opened; default once. */
  readonly openings?: { readonly least: number; readonly most: number };
  /** What was opened. */
  readonly keys: readonly SlotKey[];
  readonly settled: readonly Story[];
  readonly platform: Pick<Platform, "posts" | "threads" | "notices">;
  readonly injected: Readonly<Record<string, number>>;
};

/** Compares the ledger with what the platform really has. */
export function verify({
  canAsk,
  openings = { least: 1, most: 1 },
  keys,
  settled,
  platform,
  injected,
}: Evidence): Omit<ScenarioResult, "database" | "double" | "processes"> {
  const violations: string[] = [];
  const messages = Map.groupBy(platform.posts, ({ nonce }) => nonce);
  const notices = Map.groupBy(platform.notices, ({ text }) => CHANNEL_IN_TEXT.exec(text)?.[1] ?? "");
  const outcomes: Record<string, number> = {};
  let uncertainPosted = 0;
  let uncertainTold = 0;
  let noticesRepeated = 0;
  if (settled.length !== keys.length) violations.push(`Of ${keys.length} slots the ledger has ${settled.length}.`);
  const nonces = new Set(settled.map(({ slot }) => slot.nonce));
  for (const { nonce, channel } of platform.posts) {
    if (!nonces.has(nonce)) violations.push(`${channel}: a message of no slot.`);
  }
  for (const { slot, events } of settled) {
    outcomes[slot.state] = (outcomes[slot.state] ?? 0) + 1;
    const ids = (messages.get(slot.nonce) ?? []).map(({ id }) => id);
    const told = notices.get(slot.channel)?.length ?? 0;
    const opened = platform.threads.get(slot.messageId ?? "") ?? 0;
    noticesRepeated += Math.max(0, told - 1);
    if (ids.length > 1) violations.push(`${slot.channel}: posted ${ids.length} times.`);
    if (slot.state !== "uncertain" && told > 0) violations.push(`${slot.channel}: ${told} notices, and no reason to.`);
    switch (slot.state) {
      case "posted":
        if (ids.length === 0) violations.push(`${slot.channel}: the ledger has it as posted, the platform hasn't.`);
        else if (slot.messageId !== ids[0]) violations.push(`${slot.channel}: the ledger has another message's id.`);
        if (slot.thread !== "made") violations.push(`${slot.channel}: its thread is ${slot.thread}.`);
        else if (opened < openings.least || opened > openings.most) {
          violations.push(`${slot.channel}: its thread was opened ${opened} times.`);
        }
        break;
      case "uncertain":
        uncertainPosted += ids.length > 0 ? 1 : 0;
        uncertainTold += told > 0 ? 1 : 0;
        if (canAsk) violations.push(`${slot.channel}: uncertain, though the platform can be asked.`);
        if (told === 0 || slot.notice !== "sent") {
          violations.push(`${slot.channel}: uncertain, and the notice is ${slot.notice} (${told} came).`);
        }
        if (told > noticesBegun(events)) violations.push(`${slot.channel}: ${told} notices, more than were begun.`);
        break;
      default:
        violations.push(`${slot.channel}: left ${slot.state} (${slot.reason}).`);
    }
  }
  return {
    ...{ injected, slots: settled.length, outcomes, messages: platform.posts.length, threads: platform.threads.size },
    ...{ uncertainPosted, uncertainTold, noticesRepeated, violations },
  };
}

/** Each was begun by a process that died before it said that it came, was refused, or had no answer: but the last. */
function noticesBegun(events: readonly SlotEvent[]): number {
  const settledAt = events.findIndex(({ state }) => state === "uncertain");
  return events.slice(settledAt).filter(({ reason }) => reason === CLAIM_REASONS.sending).length;
}
