import type { PersonKey } from "./people.ts";

export type VaultEntry = {
  readonly namespace: string;
  /** Not encrypted; unique within the namespace. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Whose it is: it goes when the person's data is deleted. Null where it is nobody's. */
  readonly person: PersonKey | null;
  /** Milliseconds since 1970: not to be read from then on; null is never. */
  readonly expiresAtMs: number | null;
};

/** A few bytes that nobody reads without the secret: encrypted at rest, bound to their namespace and key. */
export type Vault = {
  /** Replaces what was there. */
  put(entry: VaultEntry): Promise<void>;
  /** @throws StaffettaError `vault-unreadable` where neither the present nor the previous secret opens it. */
  get(namespace: string, key: string): Promise<Uint8Array | undefined>;
  /** Keys of a namespace that begin with `prefix`, in order, from the one after `after` on. */
  keys(
    namespace: string,
    options: { readonly prefix?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /** Returns whether there was something. */
  remove(namespace: string, key: string): Promise<boolean>;
};
