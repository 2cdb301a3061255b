import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { StoreError } from "./errors.ts";
import type { KeyRing, Keys } from "./keys.ts";

const ALGORITHM = "aes-256-gcm";
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** Format (1 byte), nonce (12), ciphertext, tag (16). `context` isn't kept: who opens it must know where it was kept. */
export function encrypt({ encryption }: Keys, bytes: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, encryption, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws StoreError `vault-unreadable` where no key of the ring opens it. */
export function decrypt({ present, previous }: KeyRing, sealed: Uint8Array, context: string): Uint8Array {
  const opened = open(present, sealed, context) ?? (previous === null ? null : open(previous, sealed, context));
  if (opened !== null) return opened;
  throw new StoreError(
    "vault-unreadable",
    "Something that is kept encrypted can't be opened: it was written with another STAFFETTA_SECRET, or changed since. Set STAFFETTA_SECRET_PREVIOUS to the secret from before.",
  );
}

function open({ encryption }: Keys, sealed: Uint8Array, context: string): Uint8Array | null {
  if (sealed[0] !== FORMAT || sealed.length < HEADER_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, encryption, sealed.subarray(1, HEADER_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
