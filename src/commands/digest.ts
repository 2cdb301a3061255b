import { nearest } from "../text/nearest.ts";
import type { Command } from "./context.ts";
import { MODERATING_SUMMARIES, type ModeratingName } from "./digest/summaries.ts";
import { UsageError } from "./errors.ts";

type Subcommand = { readonly summary: string; readonly load: () => Promise<Command> };

/** Imported when they are called. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  [
    "preview",
    {
      summary: "print a channel's digest of a day, and record nothing",
      load: async () => (await import("./digest/preview.ts")).preview,
    },
  ],
  ...(Object.keys(MODERATING_SUMMARIES) as ModeratingName[]).map((name): [string, Subcommand] => [
    name,
    {
      summary: MODERATING_SUMMARIES[name],
      load: async () => (await import("./digest/moderate.ts")).moderating(name),
    },
  ]),
  ["zones", { summary: "complete a time zone's name", load: async () => (await import("./digest/zones.ts")).zones }],
  [
    "run",
    { summary: "post what becomes due, until it is stopped", load: async () => (await import("./digest/run.ts")).run },
  ],
]);

/** `digest`: what the daily digest says and does; the word after it names which. */
export const digest: Command = async (typed, context) => {
  const [name, ...rest] = typed;
  if (name === "--help") {
    context.output.write(help());
    return 0;
  }
  if (name === undefined || name.startsWith("-")) {
    throw new UsageError(`digest needs one of ${names().join(", ")} after it; see --help.`);
  }
  const subcommand = SUBCOMMANDS.get(name);
  if (subcommand !== undefined) return (await subcommand.load())(rest, context);
  const meant = nearest(name, names());
  const remedy = meant === undefined ? `use one of ${names().join(", ")}.` : `did you mean ${meant}?`;
  throw new UsageError(`There is no digest ${name}; ${remedy}`);
};

function names(): readonly string[] {
  return [...SUBCOMMANDS.keys()];
}

function help(): string {
  const column = Math.max(...names().map((name) => name.length)) + 2;
  const lines = [...SUBCOMMANDS].map(([name, { summary }]) => `  ${name.padEnd(column)}${summary}\n`);
  return `The daily digest.\n\n  npm run --silent digest -- preview\n\n${lines.join("")}\nEach has its own --help.\n`;
}
