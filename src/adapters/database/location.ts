import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StoreError } from "./errors.ts";

/** Where nothing else is chosen; relative to the project's folder. */
export const DEFAULT_DATABASE_URL = "file:data/staffetta.db";

export type DatabaseLocation =
  | { readonly kind: "sqlite" /** Absolute. */; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

/**
 * Reads DATABASE_URL. No message repeats it: it may hold a password.
 *
 * @param folder where a relative file starts.
 * @throws StoreError `database-url-invalid`
 */
export function readDatabaseUrl(url: string | undefined, folder: string): DatabaseLocation {
  const text = url?.trim() || DEFAULT_DATABASE_URL;
  if (text.startsWith("file:")) return { kind: "sqlite", file: fileOf(text, folder) };
  if (/^postgres(ql)?:\/\//.test(text)) {
    if (!URL.canParse(text))
      throw invalid("is no address that can be read: a password's special characters need %-codes");
    return { kind: "postgres", url: text };
  }
  throw invalid("names no database that Staffetta knows");
}

function fileOf(text: string, folder: string): string {
  if (text.startsWith("file://")) {
    try {
      return fileURLToPath(text);
    } catch (cause) {
      throw invalid("names no file on this machine", { cause });
    }
  }
  const path = text.slice("file:".length);
  if (path === "" || path.startsWith(":")) throw invalid("names no file");
  return resolve(folder, path);
}

/** The server's address without who and with what password. */
export function serverOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
}

function invalid(problem: string, options?: ErrorOptions): StoreError {
  return new StoreError(
    "database-url-invalid",
    `DATABASE_URL ${problem}. Use file:PATH (default ${DEFAULT_DATABASE_URL}) or postgres://USER:PASSWORD@HOST:PORT/DATABASE.`,
    options,
  );
}
