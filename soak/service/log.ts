/** A line of the service's log. */
export type LogLine = {
  readonly level: string;
  readonly msg: string;
  readonly uncertain?: number;
  readonly event?: unknown;
  readonly claim?: unknown;
};

/** Undefined where it is none. */
export function readLogLine(line: string): LogLine | undefined {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}

/** What the log of several processes comes to. */
export type LogCounts = {
  /** Answers that may have been sent or not. */
  uncertain: number;
  /** What those answers were claimed by. */
  readonly uncertainClaims: Set<unknown>;
  /** Lines of warnings and errors, by their message. */
  readonly messages: Record<string, number>;
};

export function countLine(counts: LogCounts, { level, msg, uncertain = 0, claim }: LogLine): void {
  counts.uncertain += uncertain;
  if (uncertain > 0) counts.uncertainClaims.add(claim);
  if (level === "warn" || level === "error") counts.messages[msg] = (counts.messages[msg] ?? 0) + 1;
}
