import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";

/** Connections that weren't made: nothing was sent. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
/** Connections that broke: what was sent may have arrived. */
const BROKEN = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT"]);
const BAD_REQUEST = 400;
const SERVER_FAULT = 500;

/** What went wrong with a request, as far as it decides what to do. */
export type Failure =
  /** `code`: Discord's own, of its error's body; 0 where it gave none. */
  | { readonly kind: "refused"; readonly status: number; readonly code: number }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number; readonly global: boolean }
  /** Discord answered with a fault of its own: nobody knows whether it did what was asked. */
  | { readonly kind: "server"; readonly status: number }
  | { readonly kind: "unreachable" }
  /** The connection broke, or time ran out: nobody knows either. */
  | { readonly kind: "broken" }
  /** Nothing of Discord's. */
  | { readonly kind: "other" };

export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    return { kind: "rate-limited", retryAfterMs: error.retryAfter, global: error.global };
  }
  if (error instanceof DiscordAPIError) {
    return { kind: "refused", status: error.status, code: typeof error.code === "number" ? error.code : 0 };
  }
  if (error instanceof HTTPError && error.status >= SERVER_FAULT) return { kind: "server", status: error.status };
  if (!(error instanceof Error)) return { kind: "other" };
  const code = codeOf(error);
  if (NOT_SENT.has(code)) return { kind: "unreachable" };
  // The library ends a request that takes too long.
  return BROKEN.has(code) || error.name === "AbortError" ? { kind: "broken" } : { kind: "other" };
}

/** Whether another attempt may succeed by itself. */
export function isPassing(error: unknown): boolean {
  return ["server", "unreachable", "broken"].includes(failureOf(error).kind);
}

export function isRefusal(error: unknown, ...codes: readonly number[]): boolean {
  const failure = failureOf(error);
  return failure.kind === "refused" && codes.includes(failure.code);
}

const CODES = RESTJSONErrorCodes;
/** Discord took the interaction's acknowledgement already. */
export const isAlreadyAcknowledged = (error: unknown) => isRefusal(error, CODES.InteractionHasAlreadyBeenAcknowledged);
/** It came too late, or its token has run out. */
export const isExpired = (error: unknown) => isRefusal(error, CODES.UnknownInteraction, CODES.UnknownWebhook);
/** The server doesn't take the message's form. One that isn't Discord's may say so without a code. */
export const isFormRefused = (error: unknown) => {
  if (isRefusal(error, CODES.CannotSendAnEmptyMessage, CODES.InvalidFormBodyOrContentType)) return true;
  const failure = failureOf(error);
  return failure.kind === "refused" && failure.status === BAD_REQUEST && failure.code === 0;
};
/** A reply shows a part of the history, which the bot may not read there. */
export const isReplyRefused = (error: unknown) =>
  isRefusal(error, CODES.CannotReplyWithoutPermissionToReadMessageHistory);
export const isThreadThere = (error: unknown) => isRefusal(error, CODES.ThreadAlreadyCreatedForMessage);
export const isAccessRefused = (error: unknown) =>
  isRefusal(
    error,
    CODES.MissingAccess,
    CODES.MissingPermissions,
    CODES.CannotSendMessagesInNonTextChannel,
    CODES.CannotSendMessagesToThisUser,
  );
export const isGuildGone = (error: unknown) => isRefusal(error, CODES.UnknownGuild, CODES.MissingAccess);
export const isChannelGone = (error: unknown) => isRefusal(error, CODES.UnknownChannel);
/** What was said was refused, where something else might be taken. */
export const isContentRefused = (error: unknown) =>
  failureOf(error).kind === "refused" && !isAccessRefused(error) && !isChannelGone(error);

/**
 * What a log may say of an error: the library's own errors hold the request, and with it what a person wrote and
 * tokens of interactions.
 */
export function errorDetails(error: unknown): Readonly<Record<string, unknown>> {
  const failure = failureOf(error);
  if (failure.kind !== "other") return { failure };
  return error instanceof Error ? { error: `${error.name}: ${error.message}` } : { error: String(error) };
}

function codeOf(error: Error): string {
  const { code, cause } = error as NodeJS.ErrnoException;
  if (typeof code === "string") return code;
  return cause instanceof Error ? codeOf(cause) : "";
}
