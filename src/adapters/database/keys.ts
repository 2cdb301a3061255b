import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { PersonKey } from "../../bot/ports/people.ts";
import { BoundedMap } from "../../collections/bounded-map.ts";

const HASH = "sha256";
const KEY_BYTES = 32;
const FINGERPRINT_BYTES = 16;
const HASHES_REMEMBERED_MAX = 2000;

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
  const ofPerson = keyedHash(derive("people"));
  const ofRow = keyedHash(derive("rows"));
  return {
    encryption: derive("encryption"),
    fingerprint: derive("fingerprint", FINGERPRINT_BYTES).export().toString("hex"),
    personKey: (platform, personId) => ofPerson(JSON.stringify([platform, personId])),
    hash: ofRow,
  };
}

/** Remembers the latest: who speaks in a conversation speaks again, and each turn asks twice for its key. */
function keyedHash(key: KeyObject): (text: string) => string {
  const hashes = new BoundedMap<string, string>(HASHES_REMEMBERED_MAX);
  return (text) => {
    const hash = hashes.get(text) ?? createHmac(HASH, key).update(text).digest("base64url");
    hashes.set(text, hash);
    return hash;
  };
}

/** The present secret's keys, and the previous one's while it is rotated. */
export type KeyRing = { readonly present: Keys; readonly previous: Keys | null };
