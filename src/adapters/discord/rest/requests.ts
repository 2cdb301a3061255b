import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { StaffettaError } from "../../../knowledge/errors.ts";

/** The bot stopped while a request was open: nobody knows whether Discord did it. */
export class RequestEndedError extends StaffettaError {}

/**
 * How discord.js's REST client makes its requests, ended for good once the signal is aborted: what is open rejects, and
 * isn't repeated.
 */
export function requestsUntil(ending: AbortSignal): RESTOptions["makeRequest"] {
  return async (url, init) => {
    const signal = init.signal ? AbortSignal.any([ending, init.signal]) : ending;
    try {
      return await DefaultRestOptions.makeRequest(url, { ...init, signal });
    } catch (error) {
      // An aborted request is one that the library makes again.
      if (ending.aborted)
        throw new RequestEndedError("discord-request-ended", "The bot stopped before Discord answered.");
      throw error;
    }
  };
}
