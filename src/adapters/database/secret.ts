import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { StoreError } from "./errors.ts";
import type { DatabaseLocation } from "./location.ts";

/** What people set themselves must be as hard to guess as 16 random bytes in base64 are long. */
const SECRET_MIN_CHARACTERS = 22;
const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;
const MAKE_ONE = "Make one with: openssl rand -base64 32";

export type Secrets = { readonly present: string; readonly previous: string | null };

export type SecretOptions = {
  readonly location: DatabaseLocation;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a secret may be made: not where the database was already used with one. */
  readonly mayMake: boolean;
};

/** The file beside the database that holds the secret which Staffetta made itself. */
export const secretFileOf = (databaseFile: string): string => `${databaseFile}.secret`;

/**
 * STAFFETTA_SECRET, or the file beside the SQLite database, which is made where there is neither.
 *
 * @throws StoreError `secret-missing`, `secret-weak`, `secret-unreadable`
 */
export function readSecrets({ location, environment, mayMake }: SecretOptions): Secrets {
  const present = read("STAFFETTA_SECRET", environment);
  const previous = read("STAFFETTA_SECRET_PREVIOUS", environment) ?? null;
  if (present !== undefined) return { present, previous };
  if (location.kind === "postgres") {
    throw new StoreError(
      "secret-missing",
      `STAFFETTA_SECRET is not set: with PostgreSQL all replicas need the same one. ${MAKE_ONE}`,
    );
  }
  return { present: readFromFile(secretFileOf(location.file), mayMake), previous };
}

function read(variable: string, environment: SecretOptions["environment"]): string | undefined {
  const secret = environment[variable]?.trim();
  if (secret === undefined || secret === "") return undefined;
  if (secret.length >= SECRET_MIN_CHARACTERS) return secret;
  throw new StoreError("secret-weak", `${variable} is shorter than ${SECRET_MIN_CHARACTERS} characters. ${MAKE_ONE}`);
}

function readFromFile(file: string, mayMake: boolean): string {
  const present = readIfThere(file);
  if (present !== undefined) return present;
  if (mayMake) return make(file);
  throw new StoreError(
    "secret-missing",
    `${file} is missing, and the database was used with the secret in it: put the file back, or set STAFFETTA_SECRET to what it held.`,
  );
}

function readIfThere(file: string): string | undefined {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw unreadable(file, code ?? "unknown error", cause);
  }
  if (secret.length < SECRET_MIN_CHARACTERS) throw unreadable(file, "it holds no whole secret");
  return secret;
}

/** Another process may do the same at this moment: the first one's file counts, and is never seen half written. */
function make(file: string): string {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${randomBytes(SECRET_BYTES).toString("base64url")}\n`, { mode: OWNER_ONLY, flush: true });
    // Whatever the umask or an old file's mode was.
    chmodSync(part, OWNER_ONLY);
    linkSync(part, file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "EEXIST") throw unreadable(file, code ?? "unknown error", cause);
  } finally {
    rmSync(part, { force: true });
  }
  return readFromFile(file, false);
}

function unreadable(file: string, reason: string, cause?: unknown): StoreError {
  return new StoreError(
    "secret-unreadable",
    `The secret in ${file} can't be read or made (${reason}): give this user the right to it, or set STAFFETTA_SECRET.`,
    { cause },
  );
}
