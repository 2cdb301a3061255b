import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the double was asked for. */
export type PlatformRequest = {
  readonly action: "post" | "find" | "thread" | "notify";
  readonly channel: string;
  /** Of the process that asks, where it says so. */
  readonly pid: number | null;
};

/** What is to go wrong with a request. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfterMs?: number }
  /** The request is carried out, and its answer is lost: `drop` ends the connection, `hang` never answers. */
  | { readonly kind: "lose-answer"; readonly how: "drop" | "hang" };

/** At most so many requests within any such time. */
export type EnforcedLimit = {
  /** Of the channel that is asked for: who shares the limit. */
  readonly keyOf: (channel: string) => string;
  readonly most: number;
  readonly withinMs: number;
};

export type PostedMessage = {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string;
  readonly atMs: number;
};

export type PlatformOptions = {
  /** `idempotent` knows a nonce for a while, and its history can be read; `blind` has neither. */
  readonly kind: "idempotent" | "blind";
  /** How long a nonce is known; default 2 minutes. */
  readonly nonceKnownMs?: () => number;
  /** More requests than these are refused with 429. Default: any number is taken. */
  readonly enforced?: readonly EnforcedLimit[];
  /** Before an answer, in milliseconds. */
  readonly delayMs?: () => number;
  readonly fault?: (request: PlatformRequest) => Fault | undefined;
};

export type Platform = {
  readonly address: string;
  /** Everything that was really posted, digests only, in order. */
  readonly posts: readonly PostedMessage[];
  /** How often a thread was really opened, by message. */
  readonly threads: ReadonlyMap<string, number>;
  readonly notices: readonly { readonly channel: string; readonly text: string }[];
  readonly counts: { requests: number; tooMany: number };
  close(): Promise<void>;
};

const NONCE_KNOWN_MS = 120_000;
const SECOND_MS = 1000;

/** A chat platform over HTTP on loopback, which loses answers, refuses and is slow when it is told to. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const {
    kind,
    nonceKnownMs = () => NONCE_KNOWN_MS,
    enforced = [],
    delayMs = () => 0,
    fault = () => undefined,
  } = options;
  const posts: PostedMessage[] = [];
  const byChannel = new Map<string, PostedMessage[]>();
  const threads = new Map<string, number>();
  const notices: { channel: string; text: string }[] = [];
  const counts = { requests: 0, tooMany: 0 };
  const windows = enforced.map(() => new Map<string, number[]>());

  function isTooMany(channel: string, nowMs: number): boolean {
    return enforced.some(({ keyOf, most, withinMs }, index) => {
      const key = keyOf(channel);
      const recent = (windows[index]?.get(key) ?? []).filter((atMs) => atMs > nowMs - withinMs);
      windows[index]?.set(key, recent);
      return recent.length >= most || recent.push(nowMs) > most;
    });
  }

  function post(channel: string, nonce: string): PostedMessage {
    const inChannel = byChannel.get(channel) ?? [];
    const known = inChannel.find((each) => each.nonce === nonce && each.atMs > Date.now() - nonceKnownMs());
    if (known !== undefined && kind === "idempotent") return known;
    const message = { id: `message-${posts.length + 1}`, channel, nonce, atMs: Date.now() };
    posts.push(message);
    byChannel.set(channel, [...inChannel, message]);
    return message;
  }

  /** Carries a request out; returns status and body. */
  function carryOut({ action, channel }: PlatformRequest, body: Body): readonly [number, unknown] {
    switch (action) {
      case "post":
        return [200, { id: post(channel, body.nonce ?? "").id }];
      case "find":
        if (kind === "blind") return [404, {}];
        return [200, { messages: byChannel.get(channel) ?? [] }];
      case "thread": {
        const id = body.messageId ?? "";
        if (threads.has(id)) return [409, {}];
        threads.set(id, (threads.get(id) ?? 0) + 1);
        return [200, {}];
      }
      case "notify":
        notices.push({ channel, text: body.text ?? "" });
        return [200, {}];
    }
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedMs = performance.now();
    const body = await readBody(incoming);
    const request = requestOf(incoming, body);
    counts.requests += 1;
    if (isTooMany(request.channel, arrivedMs)) {
      counts.tooMany += 1;
      return send(response, 429, { retryAfterMs: SECOND_MS });
    }
    const wrong = fault(request);
    if (wrong?.kind === "status") return send(response, wrong.status, { retryAfterMs: wrong.retryAfterMs });
    const [status, answered] = carryOut(request, body);
    if (wrong?.kind === "lose-answer") {
      if (wrong.how === "drop") response.destroy();
      return;
    }
    const waitMs = delayMs();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    send(response, status, answered);
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    ...{ posts, threads, notices, counts },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Body = {
  readonly action?: PlatformRequest["action"];
  readonly channel?: string;
  readonly nonce?: string;
  readonly messageId?: string;
  readonly text?: string;
  readonly pid?: number;
};

async function readBody(incoming: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString("utf8")) as Body;
}

function requestOf(incoming: IncomingMessage, { channel = "", pid }: Body): PlatformRequest {
  const action = (incoming.url ?? "").slice(1) as PlatformRequest["action"];
  return { action, channel, pid: pid ?? null };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
