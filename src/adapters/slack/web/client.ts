import { type Logger, webApi } from "@slack/bolt";
import { memo } from "../../../collections/memo.ts";
import {
  type BriefClient,
  type BriefRequest,
  type BriefResponse,
  createBriefClient,
} from "../../../http/brief-client.ts";
import { isFields } from "../fields.ts";

/** Makes clients of one Web API that share their settings. */
export type ClientFactory = {
  readonly options: webApi.WebClientOptions;
  /** @param token undefined for calls that take none. */
  create(token: string | undefined): SlackClient;
};

/** A call that takes longer has an unknown outcome. */
const CALL_TIMEOUT_MS = 10_000;
const MESSAGES: ReadonlySet<string> = new Set(["chat.postMessage", "chat.postEphemeral"]);
const HEADERS = {
  accept: "application/json",
  "content-type": "application/x-www-form-urlencoded",
  "user-agent": "Staffetta",
};
/** Encoded sooner than looked up. */
const SHORT_CHARACTERS = 100;
const ENCODED_MAX = 500;
/** How Slack says that it posted. What follows is the message again, which nobody reads. */
const POSTED = /^\{"ok":true,"channel":"(?<channel>\w+)","ts":"(?<ts>[\d.]+)"/;
const OK_STATUS = 200;
const TOO_MANY_STATUS = 429;

/** Without the library's retries: they repeat what may have arrived. */
export function createClientFactory(apiUrl: string, logger: Logger): ClientFactory {
  const { fetch } = createBriefClient();
  // No `headers`: the library would write one client's authorization into the object, and all would share it.
  const options: webApi.WebClientOptions = {
    slackApiUrl: apiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    // No file is ever sent, so bodies are text.
    fetch: (url, request) => fetch(String(url), request as BriefRequest),
  };
  return { options, create: (token) => new SlackClient(token, options, fetch) };
}

/**
 * The library's client, but for messages: of each that it sends, and of what comes back, it makes a line for its log,
 * whoever reads that, and it costs more than all the rest of a post.
 */
export class SlackClient extends webApi.WebClient {
  readonly #fetch: BriefClient["fetch"];

  constructor(token: string | undefined, options: webApi.WebClientOptions, fetch: BriefClient["fetch"]) {
    super(token, options);
    this.#fetch = fetch;
  }

  /** Messages go as the library would send them, and reject with its errors. */
  override async apiCall(method: string, given: Record<string, unknown> = {}): Promise<webApi.WebAPICallResult> {
    if (!MESSAGES.has(method)) return super.apiCall(method, given);
    const response = await this.#fetch(this.slackApiUrl + method, {
      method: "POST",
      headers: { ...HEADERS, authorization: `Bearer ${this.token}` },
      body: formOf(given),
      timeoutMs: CALL_TIMEOUT_MS,
    }).catch((error: Error) => {
      throw new webApi.WebAPIRequestError(error);
    });
    return resultOf(response);
  }
}

function formOf(given: Record<string, unknown>): string {
  const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encoded(textOf(value))}`)
    .join("&");
}

/** Equal answers go out again and again. */
const encoded = memo(
  (text: string) => encodeURIComponent(text),
  (text) => (text.length > SHORT_CHARACTERS ? text : undefined),
  ENCODED_MAX,
);

async function resultOf(response: BriefResponse): Promise<webApi.WebAPICallResult> {
  const { status, statusText } = response;
  const text = await response.text();
  const posted = status === OK_STATUS ? POSTED.exec(text)?.groups : undefined;
  if (posted !== undefined) return { ok: true, ...posted };
  const answer = answerOf(text);
  if (status === OK_STATUS && answer.ok) return answer;
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  const retryAfter = Number.isNaN(seconds) ? undefined : seconds;
  if (status === TOO_MANY_STATUS && retryAfter !== undefined) throw new webApi.WebAPIRateLimitedError(retryAfter);
  if (status !== OK_STATUS) throw new webApi.WebAPIHTTPError(status, statusText, {}, text);
  const metadata = { ...answer.response_metadata, ...(retryAfter !== undefined && { retryAfter }) };
  throw new webApi.WebAPIPlatformError({ ...answer, response_metadata: metadata });
}

/** What isn't an answer of Slack's is an error of its own text, as with the library. */
function answerOf(text: string): webApi.WebAPICallResult & { readonly error: string } {
  try {
    const answer: unknown = JSON.parse(text);
    if (isFields(answer)) return { ok: false, error: text, ...answer };
  } catch {
    // Somebody between us and Slack answered.
  }
  return { ok: false, error: text };
}
