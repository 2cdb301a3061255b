import type { Channel } from "./channel.ts";

/** One channel on one local date (YYYY-MM-DD). */
export type SlotKey = Channel & { readonly localDate: string };

/**
 * - `due`: to be posted, at its time or at a retry's.
 * - `claimed`: a process is at it, until its lease runs out.
 * - `posted`, `skipped` (nothing to say, paused, too late), `failed` (refused for good, or retries ended): settled.
 * - `uncertain`: it may have been sent and nobody can find out; a moderator settles it.
 */
export const SLOT_STATES = ["due", "claimed", "posted", "skipped", "failed", "uncertain"] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** The thread under a posted digest: a step of its own. `due` slots of this kind are claimed like due posts. */
export const THREAD_STATES = ["none", "due", "made", "failed"] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/**
 * What the moderators are to be told of a settled slot: a step of its own too, after the thread's. `none` also where
 * nobody is to be told, `failed` where it was given up.
 */
export const NOTICE_STATES = ["none", "due", "sent", "failed"] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** All instants are milliseconds since 1970, all durations milliseconds. */
export type Slot = SlotKey & {
  readonly state: SlotState;
  readonly dueAtMs: number;
  /** End of the catch-up window: from this instant on the slot is too late to be posted. */
  readonly closesAtMs: number;
  /** Grows with each claim; 0 before the first. */
  readonly fence: number;
  /** Of the claim that holds it; null where none does. At a claim, minus its lease: the database's time of the claim. */
  readonly leaseUntilMs: number | null;
  readonly owner: string | null;
  /** Set under the fence just before sending: where a claim ran out with it set, the post may have been made. */
  readonly sendStarted: boolean;
  /** How often sending was started. */
  readonly attempts: number;
  /** No claim before this instant: retries of ours. 0 where there is no wait. */
  readonly notBeforeMs: number;
  /** Stable for the slot: what the platform can be asked for. */
  readonly nonce: string;
  readonly messageId: string | null;
  readonly thread: ThreadState;
  readonly notice: NoticeState;
  /** What was shown (`Digest.marks`): rotation reads it. */
  readonly cards: readonly string[];
  /** Reason of the latest change, but for those of the notice's step: they are in the story only. */
  readonly reason: string;
};

export type NewSlot = SlotKey & {
  readonly dueAtMs: number;
  readonly closesAtMs: number;
  readonly nonce: string;
  /** Default `due`. `skipped` for what is known beforehand not to be posted, so that its story tells why. */
  readonly state?: "due" | "skipped";
  /** Of the first event. */
  readonly reason: string;
};

/** Reasons of the events that `claim` and `startSending` write; the others are the caller's. */
export const CLAIM_REASONS = {
  first: "claimed",
  afterExpiry: "claimed-after-expiry",
  thread: "claimed-for-thread",
  notice: "claimed-for-notice",
  sending: "sending-started",
} as const;

/** What a claim ends in. What is left out stays as it is, but for `retryInMs` and `notice`. */
export type SlotChange = {
  readonly state: Exclude<SlotState, "claimed">;
  readonly reason: string;
  readonly messageId?: string;
  readonly thread?: ThreadState;
  /** Left out: stays where the state does, otherwise `none`. */
  readonly notice?: NoticeState;
  readonly cards?: readonly string[];
  /** No claim before the database's now plus this. Left out: no wait. */
  readonly retryInMs?: number;
  /** Default: stays. 0 starts the count anew, for the next step or after a moderator's word. */
  readonly attempts?: number;
  /** A slot that isn't posted yet moves: another zone or time was chosen, or a moderator sends it after its window. */
  readonly dueAtMs?: number;
  readonly closesAtMs?: number;
};

export type SlotEvent = {
  readonly atMs: number;
  readonly state: SlotState;
  readonly reason: string;
  /** Who held the claim; null for the planner and for moderators. */
  readonly owner: string | null;
};

export type ClaimOptions = {
  /** Names the process, for the story. */
  readonly owner: string;
  readonly leaseMs: number;
  /** At most so many slots. */
  readonly limit: number;
  /** Only slots of these platforms: those that this process can post to. Left out: all. */
  readonly platforms?: readonly string[];
};

/**
 * The durable record of slots. Time is the store's clock, the same for all processes; every change appends an event in
 * the same transaction.
 */
export type Ledger = {
  /** Puts new slots in; those that are there already stay as they are. Returns how many were new. */
  open(slots: readonly NewSlot[]): Promise<number>;
  /**
   * Takes slots for one process, each with its fence one higher: due ones whose time has come (also those whose window
   * has closed: the caller skips them), claims that ran out (`sendStarted` as the lost claim left it), posted ones whose
   * thread is due, and settled ones whose notice is due (the latter two stay in their state). Communities take turns; within one the earliest goes first.
   */
  claim(options: ClaimOptions): Promise<readonly Slot[]>;
  /**
   * Says that the sending begins now: sets `sendStarted`, adds an attempt, and renews the lease by `leaseMs` where it
   * is given. False, and nothing changed, where the claim isn't the caller's any more or its lease ran out.
   */
  startSending(key: SlotKey, fence: number, leaseMs?: number): Promise<boolean>;
  /**
   * Ends a claim: the slot changes, nobody owns it, `sendStarted` is off. With a fence: false, and nothing changed,
   * where a later claim was made (one that ran out but was not taken over may still be recorded). With null (a moderator
   * or the planner): false where there is no such slot or a claim holds it, unless for its notice; it raises the fence.
   * `from`: false too where the slot isn't in that state.
   */
  record(key: SlotKey, fence: number | null, change: SlotChange, from?: SlotState): Promise<boolean>;
  /** A slot and its events, the first one first. */
  story(key: SlotKey): Promise<{ readonly slot: Slot; readonly events: readonly SlotEvent[] } | undefined>;
  /** A channel's slots, the latest local date first; with `before` only those of earlier local dates. */
  history(channel: Channel, options: { readonly before?: string; readonly limit: number }): Promise<readonly Slot[]>;
};
