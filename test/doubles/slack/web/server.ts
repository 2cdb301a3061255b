import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { SlackError } from "../types.ts";
import type { Answer } from "./api.ts";
import { readBody } from "./arguments.ts";

/** What is at the beginning of an address, and who answers the rest of it. */
export type Routes = Readonly<
  Record<string, (rest: string, url: URL, incoming: IncomingMessage, body: string) => Answer | Promise<Answer>>
>;

const KEEP_ALIVE_MS = 30_000;

/** Serves on 127.0.0.1. The routes' names are the first parts of their paths. */
export async function serve(port: number, routes: Routes): Promise<Server> {
  const server = createServer((incoming, response) => {
    answer(routes, incoming, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

async function answer(routes: Routes, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const [, first = "", ...rest] = url.pathname.split("/");
  const route = Object.hasOwn(routes, first) ? routes[first] : undefined;
  if (route === undefined) return send(response, { status: 404, headers: {}, body: "not found" });
  try {
    send(response, await route(rest.join("/"), url, incoming, body));
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    send(response, { status: 400, headers: {}, body: error.code });
  }
}

function send(response: ServerResponse, given: Answer): void {
  if (given === "hang") return;
  if (given === "cut") {
    response.destroy();
    return;
  }
  const { status, headers, body } = given;
  const isText = typeof body === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type, ...headers }).end(isText ? body : JSON.stringify(body));
}
