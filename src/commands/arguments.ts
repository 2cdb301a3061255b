import { parseArgs } from "node:util";
import { nearest } from "../text/nearest.ts";
import { UsageError } from "./errors.ts";

type Flags = Readonly<Record<string, { readonly type: "boolean" | "string" }>>;

export type Arguments<F extends Flags> = {
  readonly flags: { readonly [Name in keyof F]?: F[Name]["type"] extends "boolean" ? boolean : string };
  /** What is no flag, in order. */
  readonly words: readonly string[];
};

/**
 * A command's arguments, against the flags that it knows.
 *
 * @throws UsageError for an unknown flag (with the nearest known one), a missing value, or one where none belongs.
 */
export function readArguments<const F extends Flags>(typed: readonly string[], known: F): Arguments<F> {
  // Not strict: parseArgs' own messages can't suggest a flag, and advise on positionals that nobody meant.
  const { tokens, values, positionals } = parseArgs({
    args: [...typed],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (flag === undefined) throw new UsageError(unknownFlag(token.rawName, known));
    if (flag.type === "boolean" && token.value !== undefined) {
      throw new UsageError(`The flag ${token.rawName} takes no value; leave out what follows the equals sign.`);
    }
    const missing = !token.value || (!token.inlineValue && token.value.startsWith("-"));
    if (flag.type === "string" && missing) throw new UsageError(`The flag ${token.rawName} needs a value after it.`);
  }
  return { flags: values as Arguments<F>["flags"], words: positionals };
}

function unknownFlag(typed: string, known: Flags): string {
  const meant = nearest(
    typed,
    Object.keys(known).map((name) => `--${name}`),
  );
  if (meant !== undefined) return `There is no flag ${typed}; did you mean ${meant}?`;
  return `There is no flag ${typed}; see --help. What begins with a hyphen and is no flag goes after “--”.`;
}
