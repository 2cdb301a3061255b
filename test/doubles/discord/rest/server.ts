import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Platform } from "../platform.ts";
import { type Answered, createAnswerer, type Incoming } from "./answerer.ts";
import { partsOf, type Route } from "./route.ts";
import type { Outcome } from "./script.ts";

/** `/api`, and a version where there is one. */
const PREFIX = /^\/api(?:\/v\d+)?(?=\/|$)/;
/** Parts before a token: interactions/ID/TOKEN, webhooks/ID/TOKEN. */
const TOKEN_OWNERS = ["interactions", "webhooks"];
const TOKEN_AT = 2;

/** Something that is mounted beside the API; false where the request isn't its own. */
export type Mounted = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The HTTP server of the REST API: requests come in, are scripted or answered, and journalled. It doesn't listen yet. */
export function createRestServer(platform: Platform, routes: readonly Route[], mounted?: Mounted): Server {
  const answer = createAnswerer(platform, routes);

  function perform(incoming: Incoming, outcome: Outcome | undefined, response: ServerResponse): void {
    const done = outcome?.kind === "cut" ? undefined : answer(incoming, outcome);
    const heard = outcome?.kind === "unanswered" ? undefined : done;
    platform.journal.add({
      atMs: platform.settings.now(),
      method: incoming.method,
      path: incoming.shownPath,
      query: Object.fromEntries(incoming.query),
      body: done?.received,
      status: heard?.status ?? 0,
      ...(heard?.code !== undefined && { code: heard.code }),
    });
    if (heard === undefined) response.destroy();
    else if (outcome?.kind === "delayed") setTimeout(() => write(response, heard), outcome.delayMs);
    else write(response, heard);
    platform.signal.notify();
  }

  return createServer((request, response) => {
    if (mounted?.(request, response) === true) return;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const incoming = incomingOf(request, Buffer.concat(chunks).toString());
      const outcome = platform.script.take(incoming.method, incoming.parts);
      if (outcome?.kind === "held") {
        platform.script.hold(() => perform(incoming, undefined, response));
        platform.signal.notify();
      } else {
        perform(incoming, outcome, response);
      }
    });
  });
}

function incomingOf({ method = "GET", url = "/", headers }: IncomingMessage, text: string): Incoming {
  const { pathname, searchParams } = new URL(url, "http://loopback");
  const sent = partsOf(pathname.replace(PREFIX, ""));
  const secret = TOKEN_OWNERS.includes(sent[0] ?? "");
  const shown = sent.map((part, position) => (secret && position === TOKEN_AT ? ":token" : part));
  return {
    method,
    parts: sent.map(decoded),
    shownPath: `/${shown.join("/")}`,
    query: searchParams,
    text,
    contentType: headers["content-type"] ?? "",
    authorization: headers.authorization ?? "",
    userAgent: headers["user-agent"] ?? "",
  };
}

/** What can't be decoded stays as it is, and leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function write(response: ServerResponse, { status, body, headers }: Answered): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    })
    .end(text);
}
