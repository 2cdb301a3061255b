/** How the ledger is worked off. Durations in milliseconds. */
export type LedgerOptions = {
  /** How long after its time a slot may still be posted. */
  readonly catchUpMs: number;
  /** Slots are opened so long before they are due. */
  readonly openAheadMs: number;
  readonly planEveryMs: number;
  /** How long a process may be silent before another takes its slot: several times `postTimeoutMs`. */
  readonly leaseMs: number;
  /** How long one request to a platform may take. */
  readonly postTimeoutMs: number;
  /** How long to wait before looking again where nothing was due. */
  readonly pollMs: number;
  /** Slots of one platform that one process has in hand at once. */
  readonly seats: number;
  /** Requests under way to one community: one that hangs leaves the other seats free. */
  readonly seatsPerCommunity: number;
  readonly claimAtOnce: number;
  /** Retries of ours: the first after this, then twice as long each time, up to the most. */
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** After so many failures a thread is given up; a post only when its window closes. */
  readonly threadAttemptsMax: number;
  /** A thread that still waits so long after its slot closed is given up. */
  readonly threadForMs: number;
  /** After so many notices of a slot of which nobody knows whether they came, no other is sent. */
  readonly noticeAttemptsMax: number;
  /** A notice that still waits so long after its slot closed is given up. */
  readonly noticeForMs: number;
  /** How long an end of the process waits for requests that are under way, before it gives them up. */
  readonly stopForMs: number;
};

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const DEFAULT_LEDGER_OPTIONS: LedgerOptions = {
  catchUpMs: 6 * HOUR_MS,
  openAheadMs: 2 * MINUTE_MS,
  planEveryMs: 30 * SECOND_MS,
  leaseMs: MINUTE_MS,
  postTimeoutMs: 15 * SECOND_MS,
  pollMs: SECOND_MS,
  seats: 512,
  seatsPerCommunity: 64,
  claimAtOnce: 50,
  retryFirstMs: 5 * SECOND_MS,
  retryMaxMs: 15 * MINUTE_MS,
  threadAttemptsMax: 6,
  threadForMs: HOUR_MS,
  noticeAttemptsMax: 6,
  noticeForMs: 3 * DAY_MS,
  stopForMs: 8 * SECOND_MS,
};

/** A process waits for a place in the budget for at most this share of its lease. */
export const WAITING_SHARE_OF_LEASE = 1 / 4;
/** Where it has booked further ahead than this share, it claims nothing more. */
export const BOOKED_AHEAD_SHARE_OF_LEASE = 1 / 8;
