import { readArguments } from "./arguments.ts";
import type { Command } from "./context.ts";
import { theOneFile } from "./file-argument.ts";

const HELP = `Writes the SQLite database into a new file. The bot may run.

  npm run backup -- FILE

  --help   print this

The secret isn't in the backup. Keep it as well, in another place: STAFFETTA_SECRET, or the file that ends in .secret
beside the database. Without it, what is encrypted in the backup can't be read.
PostgreSQL has its own program: pg_dump.
`;

/** `backup`: writes the database into a new file. */
export const backup: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  const file = theOneFile("backup", words, context.environment);
  const { database } = await context.backUp(file);
  context.output.write(
    `${database} is backed up in ${file}. The secret isn't in it: keep that as well (see --help).\n`,
  );
  return 0;
};
