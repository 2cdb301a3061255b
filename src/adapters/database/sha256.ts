import { hash } from "node:crypto";

/** A short key for a long or unprintable one that is no secret. */
export const sha256 = (text: string): string => hash("sha256", text, "base64url");
