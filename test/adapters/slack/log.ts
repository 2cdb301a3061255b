import type { Log } from "../../../src/bot/ports/log.ts";

export type Line = { readonly level: keyof Log; readonly message: string; readonly details: unknown };
export type KeptLog = Log & { readonly lines: readonly Line[] };

/** A log that is kept. */
export function createKeptLog(): KeptLog {
  const lines: Line[] = [];
  const keep = (level: keyof Log) => (message: string, details?: unknown) =>
    void lines.push({ level, message, details });
  return { lines, debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
}
