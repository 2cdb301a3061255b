import type { IncomingMessage } from "node:http";
import { type Fields, SlackError } from "../types.ts";

/** Arguments that come as JSON within a form, and what Slack answers when they can't be read. */
const JSON_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ["blocks", "invalid_blocks_format"],
  ["attachments", "invalid_attachments"],
  ["metadata", "invalid_metadata_format"],
  ["view", "invalid_arguments"],
  ["prompts", "invalid_arguments"],
  ["loading_messages", "invalid_arguments"],
]);
const FLAGS = new Set([
  ...["unfurl_links", "unfurl_media", "link_names", "reply_broadcast", "include_all_metadata", "inclusive"],
  ...["exclude_archived", "return_im", "replace_original", "delete_original", "include_locale", "test"],
]);

/** The body of a request, whole. */
export function readBody(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
    incoming.on("error", reject);
  });
}

/**
 * The arguments of a call as values, from its address and from its body: a form, where lists and objects are JSON, or
 * JSON. Throws a `SlackError` where they can't be read.
 */
export function argumentsOf(query: URLSearchParams, contentType: string | undefined, body: string): Fields {
  const given = Object.fromEntries(query);
  if (contentType?.startsWith("application/json") === true) return { ...given, ...objectIn(body) };
  return typed({ ...given, ...Object.fromEntries(new URLSearchParams(body)) });
}

/** A JSON object. Throws a `SlackError` for anything else. */
export function objectIn(body: string): Fields {
  const value = parsed(body === "" ? "{}" : body, "invalid_json");
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new SlackError("json_not_object");
  return value as Fields;
}

function typed(form: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(
    Object.entries(form).map(([name, text]) => {
      const error = JSON_ARGUMENTS.get(name);
      if (error !== undefined) return [name, parsed(text, error)];
      return [name, FLAGS.has(name) ? text === "true" || text === "1" : text];
    }),
  );
}

function parsed(text: string, error: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackError(error);
  }
}
