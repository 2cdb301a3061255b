/** A few bytes that nobody reads without the secret: encrypted at rest, bound to their namespace and key. */
export type Vault = {
  /** Replaces what was there. `expiresAtMs` (milliseconds since 1970): not to be read from then on; null is never. */
  put(namespace: string, key: string, bytes: Uint8Array, expiresAtMs: number | null): Promise<void>;
  /** @throws StaffettaError `vault-unreadable` where neither the present nor the previous secret opens it. */
  get(namespace: string, key: string): Promise<Uint8Array | undefined>;
  /** Keys of a namespace that begin with `prefix`, in order, from the one after `after` on. Keys are not encrypted. */
  keys(
    namespace: string,
    options: { readonly prefix?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /** Returns whether there was something. */
  remove(namespace: string, key: string): Promise<boolean>;
};
