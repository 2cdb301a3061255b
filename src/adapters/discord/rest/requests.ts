import type { RESTOptions } from "discord.js";
import { type BriefClient, type BriefRequest, createBriefClient } from "../../../http/brief-client.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";

/** The bot stopped while a request was open: nobody knows whether Discord did it. */
export class RequestEndedError extends StaffettaError {}

export type Requests = {
  readonly fetch: BriefClient["fetch"];
  /** The same, as discord.js's REST client has its requests made. */
  readonly makeRequest: RESTOptions["makeRequest"];
};

/** Requests that are ended for good once the signal is aborted: what is open rejects, and isn't repeated. */
export function requestsUntil(ending: AbortSignal): Requests {
  const client = createBriefClient();
  const ended = new RequestEndedError("discord-request-ended", "The bot stopped before Discord answered.");
  ending.addEventListener("abort", () => client.destroy(ended), { once: true });
  return {
    fetch: client.fetch,
    // Of headers and bodies the library makes no other kinds where no file is sent.
    makeRequest: (url, request) => client.fetch(url, request as BriefRequest),
  };
}
