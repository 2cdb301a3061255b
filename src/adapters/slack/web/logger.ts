import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../../bot/ports/log.ts";

const DETAIL_CHARACTERS_MAX = 200;

/** The libraries' own log: warnings and errors only, since the rest holds what people wrote. */
export function createLibraryLogger(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: (...said) => log.debug("Slack's library warns.", { detail: detailOf(said) }),
    error: (...said) => log.warn("Slack's library reports an error.", { detail: detailOf(said) }),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.WARN,
  };
}

/** Messages only: an error object of the library may hold a whole request. */
function detailOf(said: readonly unknown[]): string {
  const texts = said.map((each) => (each instanceof Error ? each.message : typeof each === "string" ? each : ""));
  return texts
    .join(" ")
    .replace(/xox[a-z]+-[\w-]+|xapp-[\w-]+/g, "xox…")
    .slice(0, DETAIL_CHARACTERS_MAX);
}
