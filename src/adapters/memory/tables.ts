import type { KnowledgeSnapshot } from "../../bot/digest/digest.ts";
import type { AnsweredQuestion } from "../../bot/ports/activity.ts";
import type { Channel } from "../../bot/ports/channel.ts";
import type { CommunitySettings } from "../../bot/ports/communities.ts";
import type { FeedbackGiven } from "../../bot/ports/feedback.ts";
import type { Gap } from "../../bot/ports/gaps.ts";
import type { Slot, SlotEvent } from "../../bot/ports/ledger.ts";
import type { PersonKey } from "../../bot/ports/people.ts";
import type { PersonalPreferences } from "../../bot/ports/preferences.ts";
import type { RateState } from "../../bot/ports/rules/book.ts";
import type { Subscription } from "../../bot/ports/subscriptions.ts";
import type { ThreadState } from "../../bot/ports/threads.ts";
import type { VaultEntry } from "../../bot/ports/vault.ts";

/** What the doubles of the store keep, by `keyOf` of what makes a row unique. */
export type MemoryTables = {
  readonly communities: Map<string, Community>;
  readonly subscriptions: Map<string, Subscription>;
  readonly slots: Map<string, KeptSlot>;
  readonly channelKnowledge: Map<
    string,
    Channel & { readonly snapshot: KnowledgeSnapshot; readonly writtenAtMs: number }
  >;
  readonly budgets: Map<string, RateState>;
  readonly gaps: Map<string, KeptGap>;
  readonly feedback: Map<string, FeedbackGiven>;
  readonly asked: Map<string, Omit<AnsweredQuestion, "entries"> & { readonly entry: string }>;
  readonly handledEvents: Map<
    string,
    { readonly number: number; readonly finished: boolean; readonly leaseUntilMs: number; readonly atMs: number }
  >;
  readonly vault: Map<string, VaultEntry>;
  readonly moderators: Map<string, Place & { readonly person: PersonKey }>;
  readonly threads: Map<string, Channel & { readonly state: ThreadState; readonly atMs: number }>;
  readonly preferences: Map<PersonKey, PersonalPreferences>;
};

export type Community = CommunitySettings & {
  readonly platform: string;
  readonly community: string;
  readonly leftAtMs: number | null;
};

export type KeptSlot = { readonly slot: Slot; readonly events: readonly SlotEvent[] };

export type KeptGap = Omit<Gap, "askers" | "wanted"> & {
  readonly key: string;
  /** When each person asked it last. */
  readonly askers: ReadonlyMap<string, number>;
  readonly wanters: ReadonlySet<string>;
};

export function createMemoryTables(): MemoryTables {
  return {
    communities: new Map(),
    subscriptions: new Map(),
    slots: new Map(),
    channelKnowledge: new Map(),
    budgets: new Map(),
    gaps: new Map(),
    feedback: new Map(),
    asked: new Map(),
    handledEvents: new Map(),
    vault: new Map(),
    moderators: new Map(),
    threads: new Map(),
    preferences: new Map(),
  };
}

/** Milliseconds since 1970. */
export type Clock = () => number;

export const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

type Place = { readonly platform: string; readonly community: string };
export const isOf = (platform: string, community: string) => (row: Place) =>
  row.platform === platform && row.community === community;

/** By the bytes of their text, as databases order them. */
export const byText =
  <Row>(...columns: readonly ((row: Row) => string)[]) =>
  (one: Row, other: Row): number => {
    for (const column of columns) {
      const order = Buffer.compare(Buffer.from(column(one)), Buffer.from(column(other)));
      if (order !== 0) return order;
    }
    return 0;
  };

/** Deletes the rows that a condition holds for; returns how many. */
export function deleteWhere<Row>(table: Map<string, Row>, condition: (row: Row) => boolean): number {
  let count = 0;
  for (const [key, row] of table) {
    if (condition(row) && table.delete(key)) count += 1;
  }
  return count;
}
