import type { Json } from "../json.ts";

export type RestRequest = {
  readonly method: string;
  /** Without the version. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What was sent, or undefined. */
  readonly raw: unknown;
  /** The same where it is an object, else an empty one. */
  readonly body: Json;
  /** A part of the path that the route's pattern names. */
  param(name: string): string;
};

/** `body` undefined: 204 without a body. */
export type Answer = { readonly status: number; readonly body?: unknown };

export type Route = {
  readonly method: string;
  /** `/channels/:channel/messages`. */
  readonly pattern: string;
  /** Authorised by what is in the path, not by the bot's token. */
  readonly open?: boolean;
  /** Doesn't count against the global limit. */
  readonly unlimited?: boolean;
  /** @throws ApiError */
  readonly handle: (request: RestRequest) => Answer;
};

export type Matched = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

export const NO_CONTENT: Answer = { status: 204 };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** Finds the route of a method and a path's parts; a literal part goes before a named one, in the order of the list. */
export function createRouter(
  routes: readonly Route[],
): (method: string, parts: readonly string[]) => Matched | undefined {
  const buckets = new Map<string, { readonly route: Route; readonly pattern: readonly string[] }[]>();
  for (const route of routes) {
    const pattern = partsOf(route.pattern);
    const key = `${route.method} ${pattern.length}`;
    buckets.set(key, [...(buckets.get(key) ?? []), { route, pattern }]);
  }
  return (method, parts) => {
    for (const { route, pattern } of buckets.get(`${method} ${parts.length}`) ?? []) {
      const params = fit(pattern, parts);
      if (params !== undefined) return { route, params };
    }
    return undefined;
  };
}

export function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [position, expected] of pattern.entries()) {
    const part = parts[position] ?? "";
    if (expected.startsWith(":")) params[expected.slice(1)] = part;
    else if (expected !== part) return undefined;
  }
  return params;
}
