import type { Language } from "../../../knowledge/pack/types.ts";
import type { Slot, SlotKey, SlotState } from "../../ports/ledger.ts";
import type { Poster } from "../../ports/poster.ts";
import type { Store } from "../../ports/store.ts";
import type { CleanUpReport } from "../../ports/upkeep.ts";
import type { ComposeDigest } from "../content/compose.ts";
import type { Pacer } from "./budget.ts";
import type { LedgerOptions } from "./options.ts";
import type { Timing } from "./timing.ts";

/** The ports that the ledger is worked off with. */
export type DigestStore = Pick<
  Store,
  "activity" | "budgets" | "channelKnowledge" | "communities" | "handledEvents" | "ledger" | "subscriptions" | "upkeep"
>;

/** What happens to a slot, step by step, for logs and measures. Called at once: what it does delays the step. */
export type LedgerStep =
  | { readonly step: "claimed" | "sending" | "answered" | "thread-made" | "moderators-told"; readonly slot: SlotKey }
  | { readonly step: "recorded"; readonly slot: SlotKey; readonly state: SlotState; readonly reason: string }
  /** The process lost its claim: another has it, or its lease ran out. */
  | { readonly step: "claim-lost"; readonly slot: SlotKey }
  /** Rows that were kept for long enough were deleted. */
  | { readonly step: "cleaned-up"; readonly report: CleanUpReport }
  /** Something failed; with a slot, it was left to be taken again. */
  | { readonly step: "failed"; readonly slot: SlotKey | null; readonly error: unknown };

/** What the steps of one platform's slots share. */
export type WorkParts = {
  readonly store: DigestStore;
  readonly compose: ComposeDigest;
  readonly poster: Poster;
  readonly pacer: Pacer;
  readonly seats: CommunitySeats;
  readonly timing: Timing;
  readonly options: LedgerOptions;
  readonly defaultLanguage: Language;
  readonly observe: (step: LedgerStep) => void;
  /** Aborted when the process is to end: nothing new is begun. */
  readonly stopping: AbortSignal;
  /** Aborted when it can't wait any longer for what is under way: requests are given up. */
  readonly ending: AbortSignal;
};

/** Requests that are under way, by community. */
export type CommunitySeats = {
  isFull(community: string): boolean;
  /** Runs a request in a seat of the community's. */
  run<T>(community: string, request: () => Promise<T>): Promise<T>;
};

export function createSeats(most: number): CommunitySeats {
  const taken = new Map<string, number>();
  return {
    isFull: (community) => (taken.get(community) ?? 0) >= most,
    async run(community, request) {
      taken.set(community, (taken.get(community) ?? 0) + 1);
      try {
        return await request();
      } finally {
        const left = (taken.get(community) ?? 1) - 1;
        if (left > 0) taken.set(community, left);
        else taken.delete(community);
      }
    },
  };
}

/** A slot in this process's hands. */
export type Claim = {
  readonly slot: Slot;
  /** The store's time, as far as this process can tell. */
  storeNowMs(): number;
  /** When the lease surely hasn't run out yet, on `Timing.steadyMs`. */
  readonly leaseEndsMs: number;
};

/** @param askedAtMs `Timing.steadyMs` before the claim was asked for. */
export function claimOf(
  slot: Slot,
  askedAtMs: number,
  { timing, options }: Pick<WorkParts, "timing" | "options">,
): Claim {
  const claimedAtMs = (slot.leaseUntilMs ?? timing.nowMs() + options.leaseMs) - options.leaseMs;
  return {
    slot,
    storeNowMs: () => claimedAtMs + (timing.steadyMs() - askedAtMs),
    leaseEndsMs: askedAtMs + options.leaseMs,
  };
}
