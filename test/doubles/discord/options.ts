import { INTENT, PRIVILEGED_INTENTS } from "./protocol.ts";

export type RateLimits = {
  /** Requests a second of the whole bot, interactions aside; 0 is no limit. */
  readonly globalPerSecond: number;
  /** Requests that one route may take in its window; 0 is no limit. */
  readonly perRoute: number;
  readonly perRouteWindowMs: number;
};

export type DiscordDoubleOptions = {
  /** The clock, in ms since 1970; by default the machine's. Limits in time are measured on it. */
  readonly now?: () => number;
  /** Default 0, any free one. */
  readonly port?: number;
  /** After these an interaction that nobody acknowledged is unknown (10062); default 3,000. */
  readonly acknowledgeWithinMs?: number;
  /** How long an interaction's token is good for; default 15 min. */
  readonly tokenLifeMs?: number;
  /** How long a nonce with `enforce_nonce` returns the first message; default 3 min. */
  readonly nonceMs?: number;
  /** Intents of the privileged kind that the app was granted, as bits; default none. */
  readonly privilegedIntents?: number;
  /** Recommended by /gateway/bot; default 1. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
  /** How long a session that lost its socket can be resumed; default 3 min. */
  readonly resumeWithinMs?: number;
  /** Dispatches that a session keeps to be replayed; default 10,000. */
  readonly replayMax?: number;
  readonly rateLimits?: Partial<RateLimits>;
  /**
   * `everything` (the default) keeps each request, message and interaction. `recent` keeps no journal, the newest 100
   * messages of a channel and the newest 10,000 interactions, so that a soak takes constant memory.
   */
  readonly keep?: "everything" | "recent";
};

export type Settings = {
  readonly now: () => number;
  readonly port: number;
  readonly acknowledgeWithinMs: number;
  readonly tokenLifeMs: number;
  readonly nonceMs: number;
  /** Every intent that an IDENTIFY may ask for, as bits. */
  readonly allowedIntents: number;
  readonly shards: number;
  readonly heartbeatMs: number;
  readonly resumeWithinMs: number;
  readonly replayMax: number;
  readonly rateLimits: RateLimits;
  readonly journalMax: number;
  readonly violationsMax: number;
  readonly messagesMax: number;
  readonly interactionsMax: number;
};

const ALL_INTENTS = 0x0fff_ffff;
const RECENT = { journalMax: 0, violationsMax: 1_000, messagesMax: 100, interactionsMax: 10_000 };
const EVERYTHING = {
  journalMax: Number.POSITIVE_INFINITY,
  violationsMax: Number.POSITIVE_INFINITY,
  messagesMax: Number.POSITIVE_INFINITY,
  interactionsMax: Number.POSITIVE_INFINITY,
};

export function settingsOf(options: DiscordDoubleOptions): Settings {
  return {
    now: options.now ?? Date.now,
    port: options.port ?? 0,
    acknowledgeWithinMs: options.acknowledgeWithinMs ?? 3_000,
    tokenLifeMs: options.tokenLifeMs ?? 15 * 60_000,
    nonceMs: options.nonceMs ?? 3 * 60_000,
    allowedIntents: (ALL_INTENTS & ~PRIVILEGED_INTENTS) | ((options.privilegedIntents ?? 0) & PRIVILEGED_INTENTS),
    shards: options.shards ?? 1,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    resumeWithinMs: options.resumeWithinMs ?? 3 * 60_000,
    replayMax: options.replayMax ?? 10_000,
    rateLimits: { globalPerSecond: 0, perRoute: 0, perRouteWindowMs: 1_000, ...options.rateLimits },
    ...(options.keep === "recent" ? RECENT : EVERYTHING),
  };
}

/** Whether the app may read what isn't addressed to it. */
export function readsContent(intents: number): boolean {
  return (intents & INTENT.messageContent) !== 0;
}
