import { cacheKeyOf, keepPacks, recallPacks } from "./cache.ts";
import { readPackFolders } from "./files.ts";
import type { Pack } from "./types.ts";

export type LoadPacksOptions = {
  /** Where validated packs are kept for the next start; without it nothing is kept. May be deleted at any time. */
  readonly cacheFolder?: string;
};

/**
 * The knowledge packs in a folder, validated, in the order of their folders' names. A pack is a folder with a
 * pack.yaml; the folder `schema` is none.
 *
 * @throws KnowledgeError (`knowledge-invalid`) with a line `file:line: field: what is wrong and what to do` for each
 *   problem of all packs.
 */
export async function loadPacks(folder: string, options: LoadPacksOptions = {}): Promise<readonly Pack[]> {
  const { cacheFolder } = options;
  const folders = readPackFolders(folder);
  const key = cacheFolder === undefined ? "" : cacheKeyOf(folders);
  const kept = cacheFolder === undefined ? undefined : recallPacks(cacheFolder, key);
  if (kept !== undefined) return kept;

  // Imported only now: the libraries that parse and check take longer to load than kept packs.
  const { validatePacks } = await import("./validate.ts");
  const packs = validatePacks(folders);
  if (cacheFolder !== undefined) keepPacks(cacheFolder, key, packs);
  return packs;
}
