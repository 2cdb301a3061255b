import { readArguments } from "../arguments.ts";
import type { Command } from "../context.ts";
import { UsageError } from "../errors.ts";

const HELP = `Posts the digests of the terminal's channels as they become due, until it is stopped with Ctrl-C.

  npm run --silent digest -- run

  --once   post what is due now, and end
  --help   print this

Any number of these may run at once, on one database: each digest is posted by one of them, once.
`;

/** `digest run`: the engine, with the terminal as its platform. */
export const run: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { once: { type: "boolean" }, help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError(`run takes flags only, not “${words.join(" ")}”; see --help.`);
  const { engine, close } = await context.digestDesk();
  try {
    if (flags.once === true) await engine.runOnce();
    else {
      engine.start();
      await context.stopped();
    }
    await engine.stop();
  } finally {
    await close();
  }
  return 0;
};
