import { readArguments } from "./arguments.ts";
import type { Command } from "./context.ts";
import { theOneFile } from "./file-argument.ts";

const HELP = `Puts a backup in the SQLite database's place. Stop the bot first. What was there is kept beside it.

  npm run restore -- FILE

  --help   print this

The bot needs the secret that the backup was made with: STAFFETTA_SECRET, or the file that ends in .secret beside the
database. PostgreSQL has its own program: pg_restore.
`;

/** `restore`: puts a backup in the database's place. */
export const restore: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  const file = theOneFile("restore", words, context.environment);
  const { database, aside } = await context.restore(file);
  const kept = aside === null ? "There was no database before." : `What was there is now ${aside}.`;
  context.output.write(`${database} is restored from ${file}. ${kept}\n`);
  return 0;
};
