import { createHmac } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import type { Fields } from "../types.ts";
import type { World } from "../world.ts";
import type { Attempt, Envelope, Outcome, Transport } from "./types.ts";

export type HttpTarget = {
  /** Where requests go; of several, one after the other: where nobody listens, the next, as before a fleet. */
  readonly url: string | readonly string[];
  readonly signingSecret: string;
};

export type Posted = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: string };

/** How a request differs from what Slack would send. */
export type Forgery = {
  /** Added to the time that it is signed with, in seconds. */
  readonly timestampOffsetSeconds?: number;
  /** In place of the right one. */
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type HttpEvents = Transport & {
  /** Whether the app answers the challenge that proves that the address is its own. */
  verifyUrl(): Promise<boolean>;
  /** Sends a body as Slack would, or nearly so. */
  post(contentType: string, body: string, forgery?: Forgery): Promise<Posted>;
  close(): void;
};

const TIMEOUT = "http_timeout";
export const JSON_TYPE = "application/json";
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** Events API over HTTP: signed requests, whose responses are the acknowledgements. */
export function createHttpEvents(world: World, { url, signingSecret }: HttpTarget): HttpEvents {
  const urls = typeof url === "string" ? [url] : url;
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  function post(to: string, contentType: string, body: string, forgery: Forgery): Promise<Posted> {
    const { timestampOffsetSeconds = 0, headers } = forgery;
    const timestamp = Math.floor(world.settings.now() / 1000) + timestampOffsetSeconds;
    const signed = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    return new Promise((resolve, reject) => {
      const outgoing = request(to, {
        method: "POST",
        agent,
        headers: {
          "content-type": contentType,
          "content-length": Buffer.byteLength(body),
          "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
          "x-slack-request-timestamp": timestamp,
          "x-slack-signature": forgery.signature ?? `v0=${signed}`,
          ...headers,
        },
      });
      const timer = setTimeout(() => {
        reject(new Error(TIMEOUT));
        outgoing.destroy();
      }, world.settings.acknowledgeWithinMs);
      outgoing.on("error", (error) => {
        clearTimeout(timer);
        reject(error);
      });
      outgoing.on("response", (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on("data", (piece: Buffer) => pieces.push(piece));
        incoming.on("error", reject);
        incoming.on("end", () => {
          clearTimeout(timer);
          const { statusCode: status = 0 } = incoming;
          resolve({ status, headers: incoming.headers, body: Buffer.concat(pieces).toString("utf8") });
        });
      });
      outgoing.end(body);
    });
  }

  async function send(envelope: Envelope, attempt: Attempt): Promise<Outcome> {
    const first = envelope.replica ?? turn++ % urls.length;
    const startedAtMs = performance.now();
    const { contentType, body } = encoded(envelope);
    const headers = retryHeaders(attempt);
    for (let passed = 0; passed < urls.length; passed += 1) {
      const index = (first + passed) % urls.length;
      attempt.replica = index;
      try {
        const posted = await post(urls[index] ?? "", contentType, body, { headers });
        const afterMs = performance.now() - startedAtMs;
        if (posted.status === 200) return { ok: true, afterMs, response: responseOf(posted) };
        const isFinal = posted.headers["x-slack-no-retry"] === "1";
        return { ok: false, reason: "http_error", isFinal };
      } catch (error) {
        if (isNobodyThere(error)) continue;
        const isTimeout = error instanceof Error && error.message === TIMEOUT;
        return { ok: false, reason: isTimeout ? TIMEOUT : "connection_failed" };
      }
    }
    return { ok: false, reason: "connection_failed" };
  }

  return {
    send,
    post: (contentType, body, forgery = {}) => post(urls[0] ?? "", contentType, body, forgery),
    async verifyUrl() {
      const challenge = world.ids.next("challenge-");
      const body = JSON.stringify({ type: "url_verification", token: "unused", challenge });
      const answers = await Promise.all(urls.map((to) => post(to, JSON_TYPE, body, {})));
      return answers.every(({ status, body: answer }) => status === 200 && answer.includes(challenge));
    },
    close: () => agent.destroy(),
  };
}

/** Nothing was sent there. */
function isNobodyThere(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === "ECONNREFUSED";
}

/** Events come as JSON, commands as a form, everything else as JSON in a form. */
function encoded({ kind, payload }: Envelope): { readonly contentType: string; readonly body: string } {
  if (kind === "events_api") return { contentType: JSON_TYPE, body: JSON.stringify(payload) };
  const form = kind === "slash_commands" ? strings(payload) : { payload: JSON.stringify(payload) };
  return { contentType: FORM_TYPE, body: new URLSearchParams(form).toString() };
}

function strings(payload: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}

function retryHeaders({ retry, retryReason }: Attempt): Record<string, string> {
  return retry === 0 ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": retryReason ?? "" };
}

function responseOf({ headers, body }: Posted): unknown {
  if (body === "") return undefined;
  const isJson = headers["content-type"]?.startsWith(JSON_TYPE) === true;
  return isJson ? (JSON.parse(body) as unknown) : { text: body };
}
