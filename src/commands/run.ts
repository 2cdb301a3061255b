import { nearest } from "../text/nearest.ts";
import type { Command, CommandContext, ExitStatus } from "./context.ts";
import { UsageError } from "./errors.ts";
import { messageOf } from "./message.ts";

/** Imported when they are called: `ask` must not wait for what only a chat needs. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["start", async () => (await import("./start.ts")).start],
  ["ask", async () => (await import("./ask.ts")).ask],
  ["eval", async () => (await import("./eval.ts")).evalCommand],
  ["backup", async () => (await import("./backup.ts")).backup],
  ["restore", async () => (await import("./restore.ts")).restore],
  ["digest", async () => (await import("./digest.ts")).digest],
]);

/** Runs the command that the first word names, without one `start`. Errors are told on standard error. Never rejects. */
export async function runCommand(typed: readonly string[], context: CommandContext): Promise<ExitStatus> {
  try {
    const [first] = typed;
    if (first === undefined || first.startsWith("-")) return await (await commandNamed("start"))(typed, context);
    return await (await commandNamed(first))(typed.slice(1), context);
  } catch (error) {
    context.errorOutput.write(`${messageOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function commandNamed(name: string): Promise<Command> {
  const load = COMMANDS.get(name);
  if (load !== undefined) return load();
  const names = [...COMMANDS.keys()];
  const meant = nearest(name, names);
  const remedy = meant === undefined ? `use one of ${names.join(", ")}.` : `did you mean ${meant}?`;
  throw new UsageError(`There is no command ${name}; ${remedy}`);
}
