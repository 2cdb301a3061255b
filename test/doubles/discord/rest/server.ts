import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Json } from "../json.ts";
import { isRecord } from "../json.ts";
import type { Platform } from "../platform.ts";
import { ApiError } from "./api-error.ts";
import { createRateLimits, type Verdict } from "./rate-limits.ts";
import { type Answer, createRouter, type Matched, partsOf, type Route } from "./route.ts";
import type { Outcome } from "./script.ts";

/** `/api`, and a version where there is one. */
const PREFIX = /^\/api(?:\/v\d+)?(?=\/|$)/;
/** Parts before a token: interactions/ID/TOKEN, webhooks/ID/TOKEN. */
const TOKEN_OWNERS = ["interactions", "webhooks"];
const TOKEN_AT = 2;

/** Something that is mounted beside the API; false where the request isn't its own. */
export type Mounted = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The HTTP server of the REST API. It isn't listening yet. */
export function createRestServer(platform: Platform, routes: readonly Route[], mounted?: Mounted): Server {
  const find = createRouter(routes);
  const limit = createRateLimits(platform.settings);
  return createServer((request, response) => {
    if (mounted?.(request, response) === true) return;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => serve(platform, { find, limit }, request, response, Buffer.concat(chunks).toString()));
  });
}

type Tools = {
  readonly find: (method: string, parts: readonly string[]) => Matched | undefined;
  readonly limit: (matched: Matched) => Verdict;
};

function serve(
  platform: Platform,
  { find, limit }: Tools,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): void {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://loopback");
  const parts = partsOf(url.pathname.replace(PREFIX, "")).map(decoded);
  const path = shownPath(parts);
  const matched = find(method, parts);
  const outcome = platform.script.take(method, parts);
  const headers: Record<string, string> = {};
  let raw: unknown;
  const attempt = (): Answer => {
    if (matched === undefined) {
      platform.journal.violate(`${method} ${path}`, "There is no such route.");
      throw new ApiError(404, 0, "404: Not Found");
    }
    if (matched.route.open !== true && request.headers.authorization !== `Bot ${platform.token}`) {
      throw new ApiError(401, 0, "401: Unauthorized");
    }
    refuse(outcome);
    const verdict = limit(matched);
    Object.assign(headers, verdict.headers);
    if (verdict.retryAfterSeconds !== undefined) throw rateLimit(verdict.retryAfterSeconds, verdict.global === true);
    return matched.route.handle({
      method,
      path,
      query: url.searchParams,
      raw,
      body: isRecord(raw) ? raw : {},
      param: (name) => matched.params[name] ?? "",
    });
  };
  let answer: Answer;
  let code: number | undefined;
  try {
    raw = bodyOf(request, text);
    answer = outcome?.kind === "cut" ? { status: 0 } : attempt();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ({ code } = error);
    const { status, message, more } = error;
    answer = { status, body: { message, code, ...more } };
    Object.assign(headers, headersOfLimit(more));
    if (code === 50035) platform.journal.violate(`${method} ${path}`, JSON.stringify(more.errors));
  }
  const isCut = outcome?.kind === "cut" || outcome?.kind === "unanswered";
  platform.journal.add({
    atMs: platform.settings.now(),
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    body: raw,
    status: isCut ? 0 : answer.status,
    ...(code !== undefined && { code }),
  });
  if (isCut) request.socket.destroy();
  else if (outcome?.kind === "delayed") setTimeout(() => write(response, answer, headers), outcome.delayMs);
  else write(response, answer, headers);
  platform.signal.notify();
}

/** What can't be decoded stays as it is, and leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function bodyOf(request: IncomingMessage, text: string): unknown {
  if (text === "") return undefined;
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    throw new ApiError(400, 50035, "Invalid Form Body", { errors: { _errors: [{ message: "Only JSON is taken." }] } });
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
  throw new ApiError(outcome.status, outcome.code ?? 0, outcome.message ?? "Scripted");
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

function write(response: ServerResponse, { status, body }: Answer, headers: Readonly<Record<string, string>>): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    })
    .end(text);
}

function shownPath(parts: readonly string[]): string {
  const secret = TOKEN_OWNERS.includes(parts[0] ?? "");
  return `/${parts.map((part, position) => (secret && position === TOKEN_AT ? ":token" : part)).join("/")}`;
}
