import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { PersonKey } from "../../bot/ports/people.ts";

const HASH = "sha256";
const KEY_BYTES = 32;
const FINGERPRINT_BYTES = 16;

/** What is derived from one secret: a key for each purpose, so that none says anything of another. */
export type Keys = {
  readonly encryption: KeyObject;
  /** Tells secrets apart without telling them. Kept in the database. */
  readonly fingerprint: string;
  personKey(platform: string, personId: string): PersonKey;
  /** For keys of rows that may name people. */
  hash(text: string): string;
};

export function deriveKeys(secret: string): Keys {
  const derive = (purpose: string, bytes = KEY_BYTES) =>
    createSecretKey(Buffer.from(hkdfSync(HASH, secret, "", `staffetta/${purpose}/1`, bytes)));
  const people = derive("people");
  const rows = derive("rows");
  const keyed = (key: KeyObject, text: string) => createHmac(HASH, key).update(text).digest("base64url");
  return {
    encryption: derive("encryption"),
    fingerprint: derive("fingerprint", FINGERPRINT_BYTES).export().toString("hex"),
    personKey: (platform, personId) => keyed(people, JSON.stringify([platform, personId])),
    hash: (text) => keyed(rows, text),
  };
}

/** The present secret's keys, and the previous one's while it is rotated. */
export type KeyRing = { readonly present: Keys; readonly previous: Keys | null };
