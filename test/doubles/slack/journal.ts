import type { Bell } from "./bell.ts";
import type { Ids } from "./ids.ts";
import type { Settings } from "./options.ts";
import type { Breach, Fields, JournalEntry, Violation } from "./types.ts";

export type Counts = {
  /** Calls by method. */
  readonly calls: Record<string, number>;
  /** Messages that the app posted, ephemeral ones included. */
  posted: number;
  /** Events and interactions, each once. */
  events: number;
  /** Repetitions of events. */
  redelivered: number;
  acknowledged: number;
  /** Attempts that were acknowledged too late. */
  late: number;
  /** Never acknowledged in time. */
  unacknowledged: number;
  violations: number;
};

export type Journal = {
  /** In the order of their arrival; empty where no journal is kept. */
  readonly calls: readonly JournalEntry[];
  /** The first 1,000; `counts.violations` counts them all. */
  readonly violations: readonly Violation[];
  readonly counts: Counts;
  record(method: string, team: string | undefined, fields: Fields): JournalEntry;
  settle(entry: JournalEntry, outcome: string): void;
  report(method: string, team: string | undefined, breaches: readonly Breach[]): void;
  callsOf(method: string): readonly JournalEntry[];
  /** Waits for this many calls of a method in all. */
  waitForCalls(method: string, count: number, withinMs?: number): Promise<readonly JournalEntry[]>;
  /** Forgets everything but the numbering. */
  clear(): void;
};

const SECRETS = new Set(["token", "client_secret", "code", "refresh_token"]);
const VIOLATIONS_KEPT = 1000;

export function createJournal(settings: Settings, ids: Ids, bell: Bell): Journal {
  const calls: JournalEntry[] = [];
  const violations: Violation[] = [];
  const counts: Counts = noCounts();

  const callsOf = (method: string) => calls.filter((each) => each.method === method);

  return {
    ...{ calls, violations, counts, callsOf },
    record(method, team, fields) {
      counts.calls[method] = (counts.calls[method] ?? 0) + 1;
      const entry: JournalEntry = {
        order: ids.order(),
        atMs: settings.now(),
        ...{ method, team },
        arguments: withoutSecrets(fields),
        outcome: undefined,
      };
      if (settings.keepJournal) calls.push(entry);
      return entry;
    },
    settle(entry, outcome) {
      entry.outcome = outcome;
      bell.ring(keyOf(entry.method));
    },
    report(method, team, breaches) {
      counts.violations += breaches.length;
      const atMs = settings.now();
      const room = VIOLATIONS_KEPT - violations.length;
      violations.push(...breaches.slice(0, Math.max(0, room)).map((breach) => ({ ...breach, method, team, atMs })));
    },
    waitForCalls: (method, count, withinMs = settings.waitMs) =>
      bell.until(
        keyOf(method),
        () => {
          const settled = callsOf(method).filter(({ outcome }) => outcome !== undefined);
          return settled.length >= count ? settled : undefined;
        },
        withinMs,
        () => `${count} calls of ${method} (${counts.calls[method] ?? 0} came)`,
      ),
    clear() {
      calls.length = 0;
      violations.length = 0;
      Object.assign(counts, noCounts());
    },
  };
}

const keyOf = (method: string) => `calls/${method}`;

function noCounts(): Counts {
  const each = { posted: 0, events: 0, redelivered: 0, acknowledged: 0, late: 0, unacknowledged: 0, violations: 0 };
  return { calls: {}, ...each };
}

function withoutSecrets(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRETS.has(name)));
}
