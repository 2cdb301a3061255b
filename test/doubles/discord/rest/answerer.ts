import { isRecord, type Json } from "../json.ts";
import type { Platform } from "../platform.ts";
import { ApiError } from "./api-error.ts";
import { createRateLimits } from "./rate-limits.ts";
import { createRouter, type Route } from "./route.ts";
import type { Outcome } from "./script.ts";

/** A request, as far as an answer depends on it. */
export type Incoming = {
  readonly method: string;
  /** Of the path, decoded and without the version. */
  readonly parts: readonly string[];
  /** The path as it was sent, without anything secret. */
  readonly shownPath: string;
  readonly query: URLSearchParams;
  readonly text: string;
  readonly contentType: string;
  readonly authorization: string;
  readonly userAgent: string;
};

export type Answered = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Discord's own, of an error. */
  readonly code?: number;
  /** What the request's JSON said. */
  readonly received: unknown;
};

const INVALID_BODY = 50035;

/** Answers requests by their routes: who asks, how often, and what for. An outcome may have an error in store instead. */
export function createAnswerer(
  platform: Platform,
  routes: readonly Route[],
): (incoming: Incoming, outcome: Outcome | undefined) => Answered {
  const find = createRouter(routes);
  const limit = createRateLimits(platform.settings);
  const { journal } = platform;

  // A violation, so that no test passes over it.
  function ownFault({ method, shownPath }: Incoming, cause: unknown): ApiError {
    journal.violate(`${method} ${shownPath}`, `The double failed: ${cause instanceof Error ? cause.stack : cause}`);
    return new ApiError(500, 0, "500: Internal Server Error");
  }

  return (incoming, outcome) => {
    const { method, parts, shownPath } = incoming;
    const headers: Record<string, string> = {};
    let received: unknown;
    try {
      received = bodyOf(incoming);
      // Discord may turn away who doesn't say what it is.
      if (incoming.userAgent === "") journal.violate(`${method} ${shownPath}`, "There is no User-Agent.");
      const matched = find(method, parts);
      if (matched === undefined) {
        journal.violate(`${method} ${shownPath}`, "There is no such route.");
        throw new ApiError(404, 0, "404: Not Found");
      }
      const { route, params } = matched;
      if (route.open !== true && incoming.authorization !== `Bot ${platform.token}`) {
        throw new ApiError(401, 0, "401: Unauthorized");
      }
      refuse(outcome);
      const verdict = limit(matched);
      Object.assign(headers, verdict.headers);
      if (verdict.retryAfterSeconds !== undefined) throw rateLimit(verdict.retryAfterSeconds, verdict.global === true);
      const answer = route.handle({
        method,
        path: shownPath,
        query: incoming.query,
        raw: received,
        body: isRecord(received) ? received : {},
        param: (name) => params[name] ?? "",
      });
      return { ...answer, headers, received };
    } catch (cause) {
      const { status, code, message, more } = cause instanceof ApiError ? cause : ownFault(incoming, cause);
      if (code === INVALID_BODY && outcome?.kind !== "error") {
        journal.violate(`${method} ${shownPath}`, JSON.stringify(more.errors));
      }
      const body = { message, code, ...more };
      return { status, code, body, headers: { ...headers, ...headersOfLimit(more) }, received };
    }
  };
}

function bodyOf({ text, contentType }: Incoming): unknown {
  if (text === "") return undefined;
  if (!contentType.startsWith("application/json")) {
    const errors = { _errors: [{ code: "CONTENT_TYPE_INVALID", message: "The double takes JSON alone." }] };
    throw new ApiError(400, INVALID_BODY, "Invalid Form Body", { errors });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50109, "The request body contains invalid JSON.");
  }
}

function refuse(outcome: Outcome | undefined): void {
  if (outcome?.kind === "rate-limited") throw rateLimit(outcome.retryAfterSeconds, outcome.global === true);
  if (outcome?.kind !== "error") return;
  throw new ApiError(outcome.status, outcome.code ?? 0, outcome.message ?? "Scripted", outcome.more);
}

function rateLimit(seconds: number, global: boolean): ApiError {
  return new ApiError(429, 0, "You are being rate limited.", { retry_after: seconds, global });
}

function headersOfLimit(more: Json): Readonly<Record<string, string>> {
  const seconds = more.retry_after;
  if (typeof seconds !== "number") return {};
  return {
    "retry-after": String(Math.ceil(seconds)),
    "x-ratelimit-scope": more.global === true ? "global" : "user",
    ...(more.global === true && { "x-ratelimit-global": "true" }),
  };
}
