import { webApi } from "@slack/bolt";

/** What a failed call came to. */
export type Failure =
  /** Surely not done; may be tried again, no sooner than Slack asks for. */
  | { readonly kind: "not-done"; readonly code: string; readonly retryAfterMs: number | null }
  /** Surely not done, and trying again is no use. `needed`: the scope that is missing, where Slack says. */
  | { readonly kind: "refused"; readonly code: string; readonly needed?: string }
  /** It may have been done. */
  | { readonly kind: "unknown"; readonly code: string };

const SECOND_MS = 1000;
/** Slack's own trouble, after which it may have done what it was asked for. */
const SLACK_FAILED = new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable", "timeout"]);
const RATE_LIMITED = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);
/** The connection was never made, so nothing was sent. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** How Slack writes its errors; anything else is what somebody between us and Slack answered. */
const SLACK_ERROR = /^[a-z][a-z0-9_]{2,60}$/;
/** The code of an answer that isn't Slack's. */
export const UNREADABLE_ANSWER = "unreadable-answer";
/** One or several, such as `channels:read,groups:read`. */
const SCOPES = /^[a-z][a-z.:_,]{1,200}$/;
const SERVER_ERROR_STATUS = 500;
const TOO_MANY_STATUS = 429;

/** Reads what a client's call was rejected with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: "not-done", code: "ratelimited", retryAfterMs: error.retryAfter * SECOND_MS };
  if (error instanceof webApi.WebAPIPlatformError) return failureOfAnswer(error.data);
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode: status } = error;
    if (status === TOO_MANY_STATUS) return { kind: "not-done", code: "ratelimited", retryAfterMs: null };
    return { kind: status >= SERVER_ERROR_STATUS ? "unknown" : "refused", code: `http-${status}` };
  }
  // 429 without a readable Retry-After is an error without a class of its own.
  if (error instanceof Error && error.message.startsWith("Retry header"))
    return { kind: "not-done", code: "ratelimited", retryAfterMs: null };
  const code = systemCodeOf(error);
  if (code !== undefined && NOT_CONNECTED.has(code)) return { kind: "not-done", code, retryAfterMs: null };
  return { kind: "unknown", code: code ?? "no-answer" };
}

/** The library's type leaves `needed` out. */
type Answer = webApi.WebAPIPlatformError["data"] & { readonly needed?: unknown };

function failureOfAnswer({ error, needed, response_metadata }: Answer): Failure {
  if (RATE_LIMITED.has(error)) {
    const seconds = response_metadata?.retryAfter;
    return { kind: "not-done", code: error, retryAfterMs: typeof seconds === "number" ? seconds * SECOND_MS : null };
  }
  if (!SLACK_ERROR.test(error)) return { kind: "unknown", code: UNREADABLE_ANSWER };
  if (SLACK_FAILED.has(error)) return { kind: "unknown", code: error };
  return { kind: "refused", code: error, ...(typeof needed === "string" && SCOPES.test(needed) && { needed }) };
}

/** Of the error or of what caused it. */
function systemCodeOf(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
    at = (at as { readonly original?: unknown }).original ?? at.cause;
  }
  return undefined;
}
