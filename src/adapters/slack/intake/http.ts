import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpHandler } from "../../../bot/ports/http-door.ts";
import type { Log } from "../../../bot/ports/log.ts";
import { isPresent } from "../fields.ts";
import type { SlackTiming } from "../timing.ts";
import { BYTES_MAX, parseBody, readBody } from "./body.ts";
import type { Delivery, Intake } from "./intake.ts";
import { createRefusals } from "./refusals.ts";
import { isRecent, isSigned } from "./signature.ts";

export const EVENTS_PATH = "/slack/events";

export type HttpIntakeOptions = {
  readonly intake: Intake;
  readonly signingSecret: string;
  readonly timing: SlackTiming;
  readonly log: Log;
};

/** Takes what Slack posts: only what Slack signed a moment ago. What can't be that isn't even read. */
export function createHttpIntake({ intake, signingSecret, timing, log }: HttpIntakeOptions): HttpHandler {
  const refusals = createRefusals(timing, log);
  return async (request, response) => {
    const timestamp = headerOf(request, "x-slack-request-timestamp");
    const signature = headerOf(request, "x-slack-signature");
    if (!signature || !isRecent(timestamp, timing.nowMs())) {
      refusals.count();
      return endUnread(response, 401);
    }
    if (Number(headerOf(request, "content-length") ?? 0) > BYTES_MAX) return endUnread(response, 413);
    const body = await readBody(request);
    if (body === undefined) return endUnread(response, 413);
    if (!isSigned({ body, timestamp, signature }, signingSecret, timing.nowMs())) {
      refusals.count();
      return end(response, 401);
    }
    const fields = parseBody(body, headerOf(request, "content-type") ?? "");
    if (fields === undefined) return end(response, 400);
    if (fields.type === "url_verification") return end(response, 200, { challenge: fields.challenge });
    if (isPresent(fields, "ssl_check")) return end(response, 200);
    await intake.take(deliveryOf(fields, request, response));
  };
}

function deliveryOf(body: Delivery["body"], request: IncomingMessage, response: ServerResponse): Delivery {
  const retryNumber = Number(headerOf(request, "x-slack-retry-num"));
  const retryReason = headerOf(request, "x-slack-retry-reason");
  return {
    body,
    ...(Number.isInteger(retryNumber) && { retryNumber }),
    ...(retryReason !== undefined && { retryReason }),
    acknowledge: async (payload) => end(response, 200, payload),
    refuse: async () => end(response, 503),
  };
}

/** The rest of the request isn't waited for: the connection ends with the answer. */
function endUnread(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
}

function end(response: ServerResponse, status: number, payload?: unknown): void {
  if (payload === undefined) response.writeHead(status).end();
  else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(payload));
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
