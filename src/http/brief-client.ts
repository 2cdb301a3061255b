import { Agent, type Dispatcher } from "undici";

export type BriefRequest = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly signal?: AbortSignal | null;
  /** From now until the whole answer is there. */
  readonly timeoutMs?: number;
};

/** What of a `Response` both platforms' client libraries read. */
export type BriefResponse = {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly body: null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  json(): Promise<unknown>;
};

/** The whole answer wasn't there in time. */
export class RequestTimedOutError extends Error {
  override readonly name = "RequestTimedOutError";
  /** As the system calls it. */
  readonly code = "ETIMEDOUT";
}

/** Makes requests whose answers are short, and read whole before anybody sees them: no stream is made of them. */
export type BriefClient = {
  /** Follows no redirection. Rejects with the signal's reason, or with what broke the connection. */
  fetch(url: string, request: BriefRequest): Promise<BriefResponse>;
  /** What is open rejects with the reason, and so does what comes. */
  destroy(reason: Error): void;
};

export function createBriefClient(): BriefClient {
  const agent = new Agent();
  let destroyed: Error | undefined;
  return {
    async fetch(url, request) {
      if (destroyed !== undefined) throw destroyed;
      return send(agent, url, request);
    },
    destroy(reason) {
      destroyed = reason;
      void agent.destroy(reason);
    },
  };
}

type Head = Pick<BriefResponse, "status" | "statusText"> & {
  /** Names and values in turn. */
  readonly received: readonly Buffer[];
};

function send(agent: Agent, url: string, { method = "GET", headers, body, signal, timeoutMs }: BriefRequest) {
  if (signal?.aborted) return Promise.reject<BriefResponse>(signal.reason);
  const { origin, pathname, search } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<BriefResponse>();
  const chunks: Buffer[] = [];
  let head: Head | undefined;
  let abortRequest: ((reason: Error) => void) | undefined;
  let aborted: Error | undefined;
  /** While it still waits for a connection there is nothing to be aborted yet. */
  const abort = (reason: Error) => {
    aborted = reason;
    abortRequest?.(reason);
    reject(reason);
  };
  const abortBySignal = () => abort(signal?.reason);
  signal?.addEventListener("abort", abortBySignal);
  const timer = timeoutMs && setTimeout(() => abort(new RequestTimedOutError("No answer in time.")), timeoutMs);
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abortBySignal);
  };
  agent.dispatch(
    {
      ...{ origin, path: pathname + search, method: method as Dispatcher.HttpMethod, body: body ?? null },
      ...(headers !== undefined && { headers }),
    },
    {
      onConnect(abortThis) {
        abortRequest = abortThis;
        if (aborted !== undefined) abortThis(aborted);
      },
      onHeaders(status, received, _resume, statusText) {
        head = { status, statusText, received };
        return true;
      },
      onData(chunk) {
        chunks.push(chunk);
        return true;
      },
      onComplete() {
        end();
        if (head !== undefined) resolve(responseOf(url, head, Buffer.concat(chunks)));
      },
      onError(error) {
        end();
        reject(error);
      },
    },
  );
  return promise;
}

function headersOf(received: readonly Buffer[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < received.length; at += 2) headers.append(String(received[at]), String(received[at + 1]));
  return headers;
}

function responseOf(url: string, { status, statusText, received }: Head, body: Buffer<ArrayBuffer>): BriefResponse {
  let headers: Headers | undefined;
  return {
    ...{ url, status, statusText, ok: status >= 200 && status < 300, body: null, bodyUsed: false },
    // Few look at them.
    get headers() {
      headers ??= headersOf(received);
      return headers;
    },
    arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
    text: async () => body.toString(),
    json: async () => JSON.parse(body.toString()),
  };
}
