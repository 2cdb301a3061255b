import { createHash } from "node:crypto";

/** A short key for a long or unprintable one that is no secret. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");
