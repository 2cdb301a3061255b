import { hash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PackFolder } from "./files.ts";
import type { Pack } from "./types.ts";

/**
 * Validated packs, kept from one start to the next: parsing and checking them takes longer than all the rest of a
 * short command. The file's name is a hash of what it was made from, so it can be missing, but never out of date.
 */
const CACHE_FILE = /^packs-[0-9a-f]+\.json(\..+\.tmp)?$/;

/** SHA-256, in hex digits, of all that the validated packs depend on: the files, and the code that reads them. */
export function cacheKeyOf(packs: readonly PackFolder[]): string {
  // The code's own text, since a version number would need somebody who remembers to raise it.
  const code = readdirSync(import.meta.dirname)
    .sort()
    .map((name) => [name, hash("sha256", readFileSync(join(import.meta.dirname, name)))]);
  const files = packs.flatMap(({ files }) => files.map(({ name, content }) => [name, hash("sha256", content)]));
  return hash("sha256", JSON.stringify([code, files]));
}

/** The packs that were kept under the key, or undefined where there are none or the file is damaged. */
export function recallPacks(folder: string, key: string): readonly Pack[] | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(cacheFile(folder, key), "utf8"));
    return isCache(kept) && kept.key === key ? kept.packs : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the packs under the key in place of older ones. Where the folder can't be written to, nothing is kept. */
export function keepPacks(folder: string, key: string, packs: readonly Pack[]): void {
  const file = cacheFile(folder, key);
  const unfinished = `${file}.${randomUUID()}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, JSON.stringify({ key, packs } satisfies Cache));
    renameSync(unfinished, file);
    for (const name of readdirSync(folder)) {
      if (CACHE_FILE.test(name) && join(folder, name) !== file) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A container may be read-only or its disk full; then each start reads the packs anew.
  }
}

type Cache = { readonly key: string; readonly packs: readonly Pack[] };

function cacheFile(folder: string, key: string): string {
  return join(folder, `packs-${key}.json`);
}

/** A sanity check of the shape; the content is this program's own and was validated before it was kept. */
function isCache(value: unknown): value is Cache {
  if (!isRecord(value) || typeof value.key !== "string" || !Array.isArray(value.packs)) return false;
  const lists = ["entries", "silences", "glossary", "topics", "golden"];
  return value.packs.every(
    (pack) => isRecord(pack) && isRecord(pack.metadata) && lists.every((list) => Array.isArray(pack[list])),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
