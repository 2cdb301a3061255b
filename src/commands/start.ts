import { runTerminal } from "../adapters/terminal/terminal.ts";
import { PLATFORMS, variablesSet } from "../settings/platforms.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./context.ts";
import { UsageError } from "./errors.ts";
import { messageOf } from "./message.ts";

const HELP = `Starts Staffetta: a chat in the terminal. Connecting Discord and Slack comes with the next version.

  npm start

  --help   print this

The other commands, each with its own --help:

  npm run --silent ask -- "question"
  npm run --silent digest -- preview
  npm run --silent eval
`;

/** `start`: opens the chat in the terminal, since no platform is there to connect. */
export const start: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError('start takes no question; use: npm run --silent ask -- "question"');
  const { environment, input, output, errorOutput } = context;
  for (const platform of PLATFORMS) {
    const set = variablesSet(platform, environment).join(" and ");
    if (set === "") continue;
    errorOutput.write(`${set}: set, but this version can't connect ${platform.name} yet; opening the terminal chat.\n`);
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
