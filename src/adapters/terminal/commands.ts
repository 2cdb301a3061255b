import { nearest } from "../../text/nearest.ts";

export const UNKNOWN_COMMAND = "unknown";

/** Each command's names: the one that is shown, then the others that are understood. */
const NAMES = {
  topics: ["/topics", "/argomenti"],
  explain: ["/explain", "/spiega"],
  lang: ["/lang", "/language", "/lingua"],
  help: ["/help", "/aiuto", "/?"],
  quit: ["/quit", "/exit", "/esci"],
} as const;

type CommandName = keyof typeof NAMES;

export type Command =
  | { readonly name: CommandName }
  | { readonly name: typeof UNKNOWN_COMMAND; readonly meant: string | undefined };

const BY_NAME = new Map<string, CommandName>(
  Object.entries(NAMES).flatMap(([command, names]) => names.map((name) => [name, command as CommandName] as const)),
);

/** The names that are shown. */
export const COMMANDS: readonly string[] = Object.values(NAMES).map(([name]) => name);

/** The command that was typed, as in `/help`; of an unknown one the name that was probably meant. */
export function commandOf(typed: string): Command {
  const name = BY_NAME.get(typed.toLowerCase());
  return name === undefined ? { name: UNKNOWN_COMMAND, meant: nearest(typed, [...BY_NAME.keys()]) } : { name };
}
