/** What every soak finds at least. */
export type SoakResult = {
  /** Promises that were broken. */
  readonly violations: readonly string[];
};

export type SoakFlags = {
  /** A few of everything. */
  readonly quick: boolean;
} & Readonly<Partial<Record<"only" | "double" | "platform" | "history" | "way" | "phase", string>>>;

/** One soak of the command. */
export type Soak<Result extends SoakResult> = {
  run(flags: SoakFlags, report: (text: string) => void): Promise<readonly Result[]>;
  /** A result for people. */
  inWords(result: Result): string;
};

/** `name 3, name 4` */
export function inCounts(record: Readonly<Record<string, number>>): string {
  return Object.entries(record)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

const SHOWN_MAX = 20;

/** The last line of a result: what holds, or what doesn't. */
export function verdict(violations: readonly string[], holds: string): string {
  if (violations.length === 0) return holds;
  return `${violations.length} VIOLATIONS\n  ${violations.slice(0, SHOWN_MAX).join("\n  ")}`;
}
