import type { Settings } from "../options.ts";
import type { Matched } from "./route.ts";

export type Verdict = {
  readonly headers: Readonly<Record<string, string>>;
  /** Set where the request is refused, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly global?: boolean;
};

/** Parts of a path that have a limit of their own each. */
const MAJOR = ["channel", "guild", "token"];
/** What the headers say where no limit is set. */
const PLENTY = { "x-ratelimit-limit": "100000", "x-ratelimit-remaining": "99999", "x-ratelimit-reset-after": "1.000" };
const GLOBAL_WINDOW_MS = 1_000;

type Window = { endsMs: number; left: number };

/** Counts requests in fixed windows on the double's clock. */
export function createRateLimits({ now, rateLimits }: Settings): (matched: Matched) => Verdict {
  const windows = new Map<string, Window>();
  let lastPruneMs = 0;
  const take = (key: string, limit: number, lengthMs: number): Window & { readonly refused: boolean } => {
    const ms = now();
    if (ms - lastPruneMs > lengthMs) {
      for (const [each, { endsMs }] of windows) if (endsMs <= ms) windows.delete(each);
      lastPruneMs = ms;
    }
    const known = windows.get(key);
    const window = known !== undefined && known.endsMs > ms ? known : { endsMs: ms + lengthMs, left: limit };
    windows.set(key, window);
    if (window.left === 0) return { ...window, refused: true };
    window.left -= 1;
    return { ...window, refused: false };
  };
  return ({ route, params }) => {
    const bucket = `${route.method} ${route.pattern}`;
    const hash = { "x-ratelimit-bucket": Buffer.from(bucket).toString("hex") };
    if (rateLimits.globalPerSecond > 0 && route.unlimited !== true) {
      const { refused, endsMs } = take("global", rateLimits.globalPerSecond, GLOBAL_WINDOW_MS);
      if (refused) return { headers: hash, retryAfterSeconds: (endsMs - now()) / 1_000, global: true };
    }
    if (rateLimits.perRoute === 0) return { headers: { ...hash, ...PLENTY } };
    const major = MAJOR.map((name) => params[name] ?? "").join(" ");
    const { refused, endsMs, left } = take(`${bucket} ${major}`, rateLimits.perRoute, rateLimits.perRouteWindowMs);
    const seconds = (endsMs - now()) / 1_000;
    const headers = {
      ...hash,
      "x-ratelimit-limit": String(rateLimits.perRoute),
      "x-ratelimit-remaining": String(left),
      "x-ratelimit-reset": (endsMs / 1_000).toFixed(3),
      "x-ratelimit-reset-after": seconds.toFixed(3),
    };
    return refused ? { headers, retryAfterSeconds: seconds } : { headers };
  };
}
