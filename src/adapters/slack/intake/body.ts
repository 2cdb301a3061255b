import type { IncomingMessage } from "node:http";
import { type Fields, isFields } from "../fields.ts";

/** More than anything that Slack sends. */
export const BYTES_MAX = 1_000_000;

/** The whole body, or undefined where it is longer than anything that Slack sends. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > BYTES_MAX) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** An event as JSON, a command as a form, an interaction as JSON within a form; undefined where it is none of them. */
export function parseBody(body: Buffer, contentType: string): Fields | undefined {
  const text = body.toString("utf8");
  if (!contentType.startsWith("application/x-www-form-urlencoded")) return parseJson(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form.payload === undefined ? form : parseJson(form.payload);
}

export function parseJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
