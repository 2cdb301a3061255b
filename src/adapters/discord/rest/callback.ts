import {
  type APIInteractionResponse,
  DefaultUserAgent,
  DefaultUserAgentAppendix,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
} from "discord.js";
import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import type { BriefClient, BriefResponse } from "../../../http/brief-client.ts";

/** Sends an acknowledgement in one attempt, but for rate limits. Rejects with the library's errors. */
export type SendCallback = (url: string, body: APIInteractionResponse, timeoutMs: number) => Promise<void>;

const METHOD = "POST";
/** Without its name Discord's gatekeeper may turn a client away. */
const HEADERS = {
  "content-type": "application/json",
  "user-agent": `${DefaultUserAgent} ${DefaultUserAgentAppendix}`,
};
const TOO_MANY_STATUS = 429;
const SERVER_FAULT_STATUS = 500;
const SECOND_MS = 1000;
/** Discord's times are rounded; so much longer the library waits as well. */
const AT_LEAST_MS = 50;
/** No acknowledgement is of use any more after that. */
const LIMIT_WAITED_FOR_MS = 3000;

/**
 * The library's REST client makes a queue for each interaction, whose token is used once, and books what Discord says of
 * limits that interactions don't have: it takes longer than the request. Only a limit in so many words is waited for.
 */
export function createSendCallback(fetch: BriefClient["fetch"], timing: Timing): SendCallback {
  return async (url, body, timeoutMs) => {
    const request = { method: METHOD, headers: HEADERS, body: JSON.stringify(body), timeoutMs };
    let response = await fetch(url, request);
    for (let waitedMs = 0; response.status === TOO_MANY_STATUS; response = await fetch(url, request)) {
      const limit = await limitOf(response);
      waitedMs += limit.retryAfter;
      if (waitedMs > LIMIT_WAITED_FOR_MS) throw limit;
      await timing.sleep(limit.retryAfter);
    }
    if (!response.ok) throw await errorOf(response);
  };
}

async function limitOf(response: BriefResponse): Promise<RateLimitError> {
  const { retry_after, global } = await fieldsOf(response);
  const seconds = Number(retry_after ?? response.headers.get("retry-after") ?? 1);
  const retryAfter = Math.max(AT_LEAST_MS, (Number.isFinite(seconds) ? seconds : 1) * SECOND_MS);
  const route = { url: response.url, route: "", hash: "", majorParameter: "", method: METHOD };
  const counts = { limit: 0, timeToReset: retryAfter, retryAfter, sublimitTimeout: 0 };
  return new RateLimitError({ ...route, ...counts, global: global === true, scope: "user" });
}

async function errorOf(response: BriefResponse): Promise<Error> {
  const { url, status, statusText } = response;
  const request = { body: undefined, files: undefined };
  if (status >= SERVER_FAULT_STATUS) return new HTTPError(status, statusText, METHOD, url, request);
  const fields = await fieldsOf(response);
  const code = typeof fields.code === "number" ? fields.code : 0;
  const message = typeof fields.message === "string" ? fields.message : statusText;
  return new DiscordAPIError({ ...fields, code, message }, code, status, METHOD, url, request);
}

/** Another server may answer with a page. */
async function fieldsOf(response: BriefResponse): Promise<Readonly<Record<string, unknown>>> {
  try {
    return Object(await response.json());
  } catch {
    return {};
  }
}
