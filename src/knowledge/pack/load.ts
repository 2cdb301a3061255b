import { hash } from "node:crypto";
import { derivedDataIn, hashOfCode } from "../derived-data.ts";
import { type PackFolder, readPackFolders } from "./files.ts";
import type { Pack } from "./types.ts";

export type LoadPacksOptions = {
  /** Where validated packs are kept for the next start; without it nothing is kept. */
  readonly cacheFolder?: string;
};

/**
 * The knowledge packs in a folder, validated, in the order of their folders' names. A pack is a folder with a
 * pack.yaml; the folder `schema` is none.
 *
 * @throws KnowledgeError (`knowledge-invalid`) with a line `file:line: field: what is wrong and what to do` for each
 *   problem of all packs.
 */
export async function loadPacks(folder: string, { cacheFolder }: LoadPacksOptions = {}): Promise<readonly Pack[]> {
  const folders = readPackFolders(folder);
  if (cacheFolder === undefined) return validated(folders);
  const derived = derivedDataIn(cacheFolder);
  const key = keyOf(folders);
  const kept = derived.recall("packs", key) as readonly Pack[] | undefined;
  if (kept !== undefined) return kept;
  const packs = await validated(folders);
  derived.keep("packs", key, packs);
  return packs;
}

async function validated(folders: readonly PackFolder[]): Promise<readonly Pack[]> {
  // Imported only now: the libraries that parse and check take longer to load than kept packs.
  const { validatePacks } = await import("./validate.ts");
  return validatePacks(folders);
}

/** All that the validated packs depend on: the files, and the code that reads them. */
export function keyOf(packs: readonly PackFolder[]): string {
  const files = packs.flatMap(({ files }) => files.map(({ name, content }) => [name, hash("sha256", content)]));
  return hash("sha256", JSON.stringify([hashOfCode(import.meta.dirname), files]));
}
