import type { Breach, Fields } from "../types.ts";

/** Gathers breaches while something is looked at; it stands at one place in the arguments. */
export type Reporter = {
  readonly breaches: Breach[];
  /** One for what is below. */
  at(...steps: readonly (string | number)[]): Reporter;
  /** Slack would refuse it with this report's error. */
  refuse(rule: string, detail: string): void;
  /** Slack would take it; this program mustn't send it. */
  flag(rule: string, detail: string): void;
};

/** `error` is what Slack refuses breaches with here, as invalid_blocks. */
export function createReporter(error: string, pointer = "", breaches: Breach[] = []): Reporter {
  return {
    breaches,
    at: (...steps) => createReporter(error, [pointer, ...steps].join("/"), breaches),
    refuse: (rule, detail) => void breaches.push({ rule, detail, pointer, error }),
    flag: (rule, detail) => void breaches.push({ rule, detail, pointer, error: undefined }),
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As Slack counts: code points. */
export const lengthOf = (text: string) => [...text].length;

/** A string that may be left out, and isn't longer than this. */
export function checkString(value: unknown, max: number, report: Reporter): void {
  if (value === undefined) return;
  if (typeof value !== "string") {
    report.refuse("type", "must be a string");
    return;
  }
  if (lengthOf(value) > max) report.refuse("too-long", `${lengthOf(value)} characters, at most ${max}`);
}

/** A list with this many items; what it has is returned, whether or not they are too many. */
export function checkList(value: unknown, min: number, max: number, report: Reporter): readonly unknown[] {
  if (!Array.isArray(value)) {
    report.refuse("type", "must be a list");
    return [];
  }
  if (value.length < min) report.refuse("too-few", `${value.length} items, at least ${min}`);
  if (value.length > max) report.refuse("too-many", `${value.length} items, at most ${max}`);
  return value;
}

export type TextKind = "plain_text" | "any";

/** A text object that is there. */
export function checkText(value: unknown, kind: TextKind, max: number, report: Reporter): void {
  if (!isFields(value)) {
    report.refuse("type", "must be a text object");
    return;
  }
  const { type, text } = value;
  if (type !== "plain_text" && (kind === "plain_text" || type !== "mrkdwn")) {
    report.at("type").refuse("type", `${String(type)} isn't allowed here`);
  }
  if (typeof text !== "string" || text === "") report.at("text").refuse("empty", "must have at least 1 character");
  else checkString(text, max, report.at("text"));
}

export function checkOptionalText(value: unknown, kind: TextKind, max: number, report: Reporter): void {
  if (value !== undefined) checkText(value, kind, max, report);
}
