import { resolve } from "node:path";
import { UsageError } from "./errors.ts";

/**
 * The one file that a command line names, as an absolute path.
 *
 * @param environment npm tells in INIT_CWD where the command was typed; it runs it in the project's folder.
 * @throws UsageError where there is none, or more.
 */
export function theOneFile(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const [file, ...more] = words;
  if (file === undefined || file === "" || more.length > 0) {
    throw new UsageError(`${command} takes one file: npm run ${command} -- FILE`);
  }
  return resolve(environment.INIT_CWD ?? ".", file);
}
