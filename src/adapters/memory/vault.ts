import type { Vault, VaultEntry } from "../../bot/ports/vault.ts";
import { byText, type Clock, keyOf, type MemoryTables } from "./tables.ts";

/** Not encrypted: it never leaves this process. */
export function createMemoryVault({ vault }: Pick<MemoryTables, "vault">, clock: Clock): Vault {
  const isThere = ({ expiresAtMs }: VaultEntry) => expiresAtMs === null || expiresAtMs > clock();
  return {
    async put(entry) {
      vault.set(keyOf(entry.namespace, entry.key), { ...entry, bytes: entry.bytes.slice() });
    },
    async get(namespace, key) {
      const entry = vault.get(keyOf(namespace, key));
      return entry !== undefined && isThere(entry) ? entry.bytes.slice() : undefined;
    },
    async keys(namespace, { prefix = "", after, limit }) {
      return [...vault.values()]
        .filter((entry) => entry.namespace === namespace && entry.key.startsWith(prefix) && isThere(entry))
        .map(({ key }) => key)
        .sort(byText((key) => key))
        .filter((key) => after === undefined || byText<string>((text) => text)(key, after) > 0)
        .slice(0, limit);
    },
    async remove(namespace, key) {
      return vault.delete(keyOf(namespace, key));
    },
  };
}
