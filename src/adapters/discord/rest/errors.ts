import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";

/** Connections that weren't made: nothing was sent. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
/** Connections that broke: what was sent may have arrived. */
const BROKEN = new Set([
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
const BAD_REQUEST = 400;
const UNPROCESSABLE = 422;
const SERVER_FAULT = 500;

/** What went wrong with a request, as far as it decides what to do. */
export type Failure =
  /** `code`: Discord's own, of its error's body; 0 where it gave none. `fields`: what it found at fault, if it says so. */
  | { readonly kind: "refused"; readonly status: number; readonly code: number; readonly fields?: readonly string[] }
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
    const fields = fieldsOf(error.rawError);
    const code = typeof error.code === "number" ? error.code : 0;
    return { kind: "refused", status: error.status, code, ...(fields.length > 0 && { fields }) };
  }
  if (error instanceof HTTPError && error.status >= SERVER_FAULT) return { kind: "server", status: error.status };
  if (!(error instanceof Error)) return { kind: "other" };
  const code = codeOf(error);
  if (NOT_SENT.has(code)) return { kind: "unreachable" };
  // The library ends a request that takes too long.
  return BROKEN.has(code) || error.name === "AbortError" ? { kind: "broken" } : { kind: "other" };
}

/** The names of the fields that a 50035 is about; of an interaction's callback, those of its message. */
function fieldsOf(rawError: object): readonly string[] {
  const { errors } = rawError as { readonly errors?: Readonly<Record<string, object>> | null };
  return Object.entries(errors ?? {}).flatMap(([name, within]) => (name === "data" ? Object.keys(within) : [name]));
}

/** Whether another attempt may succeed by itself. */
export function isPassing(error: unknown): boolean {
  return ["server", "unreachable", "broken"].includes(failureOf(error).kind);
}

/** A 50035 about one of the fields. */
function isFieldRefused(error: unknown, ...names: readonly string[]): boolean {
  const failure = failureOf(error);
  if (failure.kind !== "refused" || failure.code !== CODES.InvalidFormBodyOrContentType) return false;
  return failure.fields?.some((field) => names.includes(field)) === true;
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
/** The server doesn't take the message's form. One that isn't Discord's may say so without a code, or without fields. */
export const isFormRefused = (error: unknown) => {
  if (isRefusal(error, CODES.CannotSendAnEmptyMessage) || isFieldRefused(error, "flags", "components")) return true;
  const failure = failureOf(error);
  if (failure.kind !== "refused" || failure.fields !== undefined) return false;
  if (failure.code === CODES.InvalidFormBodyOrContentType) return true;
  return failure.code === 0 && [BAD_REQUEST, UNPROCESSABLE].includes(failure.status);
};
/** The message can't be linked to, or the bot may not read the history, a part of which a reply shows. */
export const isReplyRefused = (error: unknown) =>
  isRefusal(error, CODES.CannotReplyWithoutPermissionToReadMessageHistory) ||
  isFieldRefused(error, "message_reference");
/** The server knows no nonces. */
export const isNonceRefused = (error: unknown) => isFieldRefused(error, "nonce", "enforce_nonce");
/** One that isn't Discord's may find fault with the message that the thread is to begin with. */
export const isThreadThere = (error: unknown) =>
  isRefusal(error, CODES.ThreadAlreadyCreatedForMessage) || isFieldRefused(error, "message_id");
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
