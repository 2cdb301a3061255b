import { setTimeout } from "node:timers/promises";
import { runTerminal } from "../adapters/terminal/terminal.ts";
import { PLATFORMS, variablesSet } from "../settings/platforms.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./context.ts";
import { UsageError } from "./errors.ts";
import { messageOf } from "./message.ts";
import { serve } from "./serve.ts";

const HELP = `Starts Staffetta: connects Discord and Slack where their tokens are set (see .env.example), until it is stopped
with Ctrl-C or SIGTERM; without any it opens a chat in the terminal.

  npm start

  --help   print this

The other commands, each with its own --help:

  npm run --silent ask -- "question"
  npm run --silent digest -- preview
  npm run --silent eval
`;

/** `start`: connects the platforms that are set up; without one, opens the chat in the terminal. */
export const start: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError('start takes no question; use: npm run --silent ask -- "question"');
  const { environment, input, output, errorOutput } = context;
  if (variablesSet(environment).length > 0) {
    // From now on, so that a signal while the parts are put together counts too.
    const stopped = context.stopped();
    return (await serve(await context.service(), { stopped, sleep })) ? 0 : 1;
  }
  const settings = await context.settings();
  await runTerminal({
    bot: await context.bot("memory"),
    input,
    output,
    environment,
    channelLanguage: settings.language,
    colours: settings.terminal.colours,
    platforms: PLATFORMS,
    report: (error) => errorOutput.write(`${messageOf(error)}\n`),
  });
  return 0;
};

async function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  await setTimeout(durationMs, undefined, { signal }).catch(() => undefined);
}
