import { type Logger, webApi } from "@slack/bolt";
import { type BriefRequest, createBriefClient } from "../../../http/brief-client.ts";

export type SlackClient = webApi.WebClient;

/** Makes clients of one Web API that share their settings. */
export type ClientFactory = {
  readonly options: webApi.WebClientOptions;
  /** @param token undefined for calls that take none. */
  create(token: string | undefined): SlackClient;
};

/** A call that takes longer has an unknown outcome. */
const CALL_TIMEOUT_MS = 10_000;

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
  return { options, create: (token) => new webApi.WebClient(token, options) };
}
