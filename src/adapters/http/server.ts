import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpDoor, HttpHandler } from "../../bot/ports/http-door.ts";
import type { Log } from "../../bot/ports/log.ts";
import { StaffettaError } from "../../knowledge/errors.ts";

export type HttpServer = HttpDoor & {
  /** The port that it listens on; null while it doesn't. */
  port(): number | null;
  /** Listens no more, and waits for the requests that are being answered, at most for `withinMs`. */
  close(withinMs?: number): Promise<void>;
};

export type HttpServerOptions = {
  /** 0: any free one. */
  readonly port: number;
  /** Default: all addresses of the machine. */
  readonly host?: string;
  readonly log: Log;
};

/** Longer than a load balancer keeps a connection that nothing is sent on, so that it is never us who cuts a request off. */
const KEEP_ALIVE_MS = 75_000;
const REQUEST_MS = 30_000;
/** More than Slack and a load balancer open; each may hold a body in memory. */
const CONNECTIONS_MAX = 1000;
const CLOSE_WITHIN_MS = 10_000;

/** Nothing listens until somebody opens it. */
export function createHttpServer({ port, host, log }: HttpServerOptions): HttpServer {
  const handlers = new Map<string, HttpHandler>();
  let opening: Promise<void> | undefined;

  const server = createServer((request, response) => void answer(request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_MS;
  server.maxConnections = CONNECTIONS_MAX;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A connection that is kept for the next request would hold up the end.
    response.once("close", () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    // `//` and the like are no addresses, and anybody may send them.
    const pathname = URL.parse(request.url ?? "/", "http://localhost")?.pathname;
    try {
      const handler = handlers.get(`${request.method} ${pathname}`);
      if (handler !== undefined) await handler(request, response);
      else response.writeHead(statusWithoutHandler(pathname)).end();
    } catch (error) {
      // Whoever asked is gone before the end of the request.
      if (request.destroyed && !request.complete) {
        log.debug("A request was broken off.", { path: pathname });
        return;
      }
      log.error("A request failed.", { path: pathname, error });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }

  function statusWithoutHandler(pathname: string | undefined): 400 | 404 | 405 {
    if (pathname === undefined) return 400;
    return [...handlers.keys()].some((key) => key.endsWith(` ${pathname}`)) ? 405 : 404;
  }

  return {
    mount(method, path, handler) {
      const place = `${method} ${path}`;
      if (handlers.has(place)) throw new Error(`${place} is mounted already.`);
      handlers.set(place, handler);
    },
    open() {
      opening ??= new Promise<void>((resolve, reject) => {
        server.once("error", (cause) => {
          opening = undefined;
          reject(cannotListen(port, cause));
        });
        server.listen(port, host, () => {
          log.info("Listening for HTTP.", { port: (server.address() as AddressInfo).port });
          resolve();
        });
      });
      return opening;
    },
    port: () => (server.address() as AddressInfo | null)?.port ?? null,
    async close(withinMs = CLOSE_WITHIN_MS) {
      if (!server.listening) return;
      const timer = setTimeout(() => server.closeAllConnections(), withinMs);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      clearTimeout(timer);
      opening = undefined;
    },
  };
}

function cannotListen(port: number, cause: NodeJS.ErrnoException): StaffettaError {
  const remedy =
    cause.code === "EADDRINUSE"
      ? "another program listens there; end it, or set PORT to a free port"
      : cause.code === "EACCES"
        ? "this user may not listen there; set PORT to a port above 1023"
        : "set PORT to another port";
  return new StaffettaError(
    "http-cannot-listen",
    `Port ${port} can't be listened on (${cause.code ?? "unknown"}): ${remedy}.`,
    { cause },
  );
}
