import type { Settings } from "../options.ts";

/** A request as it came in, without anything secret. */
export type JournalEntry = {
  /** On the double's clock, in ms since 1970. */
  readonly atMs: number;
  readonly method: string;
  /** Without the version, with `:token` where an interaction's token stood: `/channels/123/messages`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What the JSON said; undefined without a body. */
  readonly body: unknown;
  /** Status of the answer; 0 where the connection was cut. */
  readonly status: number;
  /** Discord's own code where it was an error. */
  readonly code?: number;
};

/** Something that Discord would refuse, or that would do harm to people. */
export type Violation = {
  readonly atMs: number;
  /** `POST /channels/123/messages`, or `gateway`. */
  readonly where: string;
  readonly message: string;
};

export type Counts = {
  requests: number;
  /** Answers with 401, 403 or 429: ten thousand in ten minutes block an address. */
  invalidRequests: number;
  commandsCreated: number;
  messagesCreated: number;
  interactionsSent: number;
  interactionsAcknowledged: number;
  identifies: number;
  resumes: number;
  violations: number;
};

export type Journal = {
  readonly requests: JournalEntry[];
  readonly violations: Violation[];
  readonly counts: Counts;
  add(entry: JournalEntry): void;
  violate(where: string, message: string): void;
};

export function createJournal(settings: Settings): Journal {
  const requests: JournalEntry[] = [];
  const violations: Violation[] = [];
  const counts: Counts = {
    requests: 0,
    invalidRequests: 0,
    commandsCreated: 0,
    messagesCreated: 0,
    interactionsSent: 0,
    interactionsAcknowledged: 0,
    identifies: 0,
    resumes: 0,
    violations: 0,
  };
  return {
    requests,
    violations,
    counts,
    add(entry) {
      counts.requests += 1;
      if ([401, 403, 429].includes(entry.status)) counts.invalidRequests += 1;
      if (requests.length < settings.journalMax) requests.push(entry);
    },
    violate(where, message) {
      counts.violations += 1;
      if (violations.length < settings.violationsMax) violations.push({ atMs: settings.now(), where, message });
    },
  };
}
