export type SlackDoubleOptions = {
  /** 0, the default: any free port of 127.0.0.1. */
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Where the authorize page leads when it isn't told. */
  readonly redirectUrl?: string;
  /** An event that isn't acknowledged in this time is sent again, in milliseconds; default 3,000. */
  readonly acknowledgeWithinMs?: number;
  /** Before each repetition of an event; default at once, a minute, five minutes. */
  readonly retryDelaysMs?: readonly number[];
  /** Between the pings that sockets are sent; default 10,000. */
  readonly pingEveryMs?: number;
  /** How long a trigger_id opens a view; default 3,000. */
  readonly triggerLivesMs?: number;
  /** Posts to one channel within a second before 429; default: any number. */
  readonly postsPerSecond?: number;
  /** Whether the app's own messages come back as events where it may read the channel; default true. */
  readonly echoOwnMessages?: boolean;
  /** False keeps no journal and few messages, so that memory stays the same for days; default true. */
  readonly keepJournal?: boolean;
  /** Messages kept a channel; default all, or 200 where no journal is kept. */
  readonly messagesKept?: number;
  /** How long waits of the driver's take at most; default 5,000. */
  readonly waitMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

export type Settings = Required<Omit<SlackDoubleOptions, "redirectUrl" | "postsPerSecond">> &
  Pick<SlackDoubleOptions, "redirectUrl" | "postsPerSecond">;

const MESSAGES_KEPT_WITHOUT_JOURNAL = 200;

export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_LIVES_MS = 30 * 60_000;
export const CONNECTIONS_MAX = 10;

export function settingsOf(options: SlackDoubleOptions): Settings {
  const { keepJournal = true } = options;
  return {
    port: 0,
    clientId: "1000000000.2000000000",
    clientSecret: "client-secret-of-the-double",
    acknowledgeWithinMs: 3000,
    retryDelaysMs: [0, 60_000, 300_000],
    pingEveryMs: 10_000,
    triggerLivesMs: 3000,
    echoOwnMessages: true,
    messagesKept: keepJournal ? Number.POSITIVE_INFINITY : MESSAGES_KEPT_WITHOUT_JOURNAL,
    waitMs: 5000,
    now: Date.now,
    ...options,
    keepJournal,
  };
}
