import type { RESTOptions, ResponseLike } from "discord.js";
import { Agent, type Dispatcher } from "undici";
import { StaffettaError } from "../../../knowledge/errors.ts";

/** The bot stopped while a request was open: nobody knows whether Discord did it. */
export class RequestEndedError extends StaffettaError {
  constructor() {
    super("discord-request-ended", "The bot stopped before Discord answered.");
  }
}

type MakeRequest = RESTOptions["makeRequest"];
type Request = Parameters<MakeRequest>[1];
type Answer = { readonly status: number; readonly statusText: string; readonly headers: Headers };

/**
 * How discord.js's REST client makes its requests, ended for good once the signal is aborted: what is open rejects, and
 * isn't repeated. The library's own way makes a stream of each of Discord's answers, which are short and read whole: that
 * is a good part of what an interaction costs.
 */
export function requestsUntil(ending: AbortSignal): MakeRequest {
  const agent = new Agent();
  ending.addEventListener("abort", () => void agent.destroy(new RequestEndedError()), { once: true });
  return async (url, request) => {
    if (ending.aborted) throw new RequestEndedError();
    return send(agent, new URL(url), request);
  };
}

function send(agent: Agent, { origin, pathname, search }: URL, request: Request): Promise<ResponseLike> {
  const { signal } = request;
  const { promise, resolve, reject } = Promise.withResolvers<ResponseLike>();
  let answer: Answer | undefined;
  let abort: (() => void) | undefined;
  const chunks: Buffer[] = [];
  const end = () => abort && signal?.removeEventListener("abort", abort);
  agent.dispatch(
    {
      ...{ origin, path: pathname + search, method: request.method as Dispatcher.HttpMethod },
      // The library gives no other kinds of these where no file is sent.
      ...{ headers: request.headers as Record<string, string>, body: request.body as string | null },
    },
    {
      onRequestStart(controller) {
        abort = () => controller.abort(signal?.reason);
        if (signal?.aborted) abort();
        else signal?.addEventListener("abort", abort);
      },
      onResponseStart(_controller, status, headers, statusText = "") {
        answer = { status, statusText, headers: headersOf(headers) };
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        end();
        if (answer !== undefined) resolve(responseOf(answer, Buffer.concat(chunks)));
      },
      onResponseError(_controller, error) {
        end();
        reject(error);
      },
    },
  );
  return promise;
}

function headersOf(received: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value = ""] of Object.entries(received)) headers.set(name, String(value));
  return headers;
}

function responseOf({ status, statusText, headers }: Answer, body: Buffer<ArrayBuffer>): ResponseLike {
  return {
    ...{ status, statusText, headers, ok: status >= 200 && status < 300 },
    ...{ body: null, bodyUsed: false },
    arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
    text: async () => body.toString(),
    json: async () => JSON.parse(body.toString()),
  };
}
