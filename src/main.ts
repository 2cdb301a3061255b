import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command, ExitStatus } from "./commands/context.ts";
import { UsageError } from "./commands/errors.ts";
import { messageOf } from "./commands/message.ts";
import { composeContext } from "./composition.ts";
import { nearest } from "./text/nearest.ts";

const PROJECT_FOLDER = dirname(import.meta.dirname);
const ENVIRONMENT_FILE = join(PROJECT_FOLDER, ".env");

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  ask: async () => (await import("./commands/ask.ts")).ask,
  eval: async () => (await import("./commands/eval.ts")).evalCommand,
};

/** The command is the first word; without one it is `start`. */
async function run(typed: readonly string[]): Promise<ExitStatus> {
  const [first] = typed;
  const named = first !== undefined && !first.startsWith("-");
  const name = named ? first : "start";
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    const meant = nearest(name, Object.keys(COMMANDS));
    const remedy = meant === undefined ? `use one of ${Object.keys(COMMANDS).join(", ")}.` : `did you mean ${meant}?`;
    throw new UsageError(`There is no command ${name}; ${remedy}`);
  }
  if (existsSync(ENVIRONMENT_FILE)) process.loadEnvFile(ENVIRONMENT_FILE);
  const command = await load();
  return command(named ? typed.slice(1) : typed, composeContext(PROJECT_FOLDER, process));
}

// Whoever reads may have read enough, as `| head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
