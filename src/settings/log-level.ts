import { nearest } from "../text/nearest.ts";
import { SettingsError } from "./errors.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * What LOG_LEVEL names, `info` where it isn't set.
 *
 * @throws SettingsError where it is none of the levels.
 */
export function readLogLevel(environment: Readonly<Record<string, string | undefined>>): LogLevel {
  const typed = environment.LOG_LEVEL?.trim().toLowerCase() ?? "";
  if (typed === "") return "info";
  const level = LOG_LEVELS.find((each) => each === typed);
  if (level !== undefined) return level;
  const meant = nearest(typed, LOG_LEVELS);
  const remedy = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new SettingsError("settings-invalid", `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}${remedy}.`);
}
