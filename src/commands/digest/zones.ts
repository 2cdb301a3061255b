import { completeTimeZone } from "../../bot/digest/time/time-zones.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../context.ts";

const SHOWN_MAX = 25;

const HELP = `Names of time zones that you may mean.

  npm run --silent digest -- zones rom

  --help   print this
`;

/** `digest zones`: completes a time zone's name. Exit status 1 where none is like it. */
export const zones: Command = async (typed, { output }) => {
  const { flags, words } = readArguments(typed, { help: { type: "boolean" } });
  if (flags.help === true) {
    output.write(HELP);
    return 0;
  }
  const found = completeTimeZone(words.join(" "), SHOWN_MAX);
  output.write(found.map((zone) => `${zone}\n`).join(""));
  return found.length > 0 ? 0 : 1;
};
