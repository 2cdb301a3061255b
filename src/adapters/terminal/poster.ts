import { randomUUID } from "node:crypto";
import type { Poster } from "../../bot/ports/poster.ts";
import { printable } from "../../text/printable.ts";
import { renderDigest } from "./digest.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** The platform's name in subscriptions and in the ledger. */
export const TERMINAL_PLATFORM = "terminal";

/** Posts digests to the terminal. What was printed can't be looked up: an interrupted post is for somebody to settle. */
export function createTerminalPoster(output: NodeJS.WritableStream, style: () => Style): Poster {
  const print = (text: string) =>
    new Promise<void>((resolve, reject) => {
      output.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
    });
  return {
    platform: TERMINAL_PLATFORM,
    async post({ channel }, digest) {
      await print(`${style().faint(`[${printable(channel)}]`)}\n${renderDigest(digest, style())}\n`);
      return { messageId: randomUUID() };
    },
    notify: ({ channel }, text) => print(wrap(`[${printable(channel)}] ${printable(text)}`, style().width)),
    nameOf: ({ channel }) => `[${printable(channel)}]`,
    limits: () => [],
  };
}
