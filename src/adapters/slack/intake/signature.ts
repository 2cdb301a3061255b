import { createHmac, timingSafeEqual } from "node:crypto";

/** Older requests, or ones from the future, may be somebody's who recorded them. */
const AGE_MAX_S = 5 * 60;
const VERSION = "v0";
const SECOND_MS = 1000;

export type SignedRequest = {
  /** As it came, byte for byte. */
  readonly body: Buffer;
  /** Headers `x-slack-request-timestamp` and `x-slack-signature`. */
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
};

/** Whether a timestamp of Slack's is one, and of the last five minutes. */
export function isRecent(timestamp: string | undefined, nowMs: number): timestamp is string {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(nowMs / SECOND_MS - Number(timestamp)) <= AGE_MAX_S;
}

/** Whether Slack signed the request, within the last five minutes. Takes the same time wherever a signature differs. */
export function isSigned({ body, timestamp, signature }: SignedRequest, secret: string, nowMs: number): boolean {
  if (signature === undefined || !isRecent(timestamp, nowMs)) return false;
  const expected = `${VERSION}=${createHmac("sha256", secret).update(`${VERSION}:${timestamp}:`).update(body).digest("hex")}`;
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
