import { createHash } from "node:crypto";
import type { SlotKey } from "../../ports/ledger.ts";

/** Discord takes 25 characters. */
const NONCE_CHARACTERS = 24;

/** A slot's nonce: always the same for the slot, another for every other; fits every platform. */
export function nonceOf({ platform, community, channel, localDate }: SlotKey): string {
  const key = JSON.stringify([platform, community, channel, localDate]);
  return createHash("sha256").update(key).digest("base64url").slice(0, NONCE_CHARACTERS);
}
