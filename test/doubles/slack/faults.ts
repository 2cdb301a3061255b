import type { Settings } from "./options.ts";

/** What goes wrong with a call. */
export type Fault =
  /** Answered `{ok: false, error}`, undone. */
  | { readonly kind: "error"; readonly error: string }
  /** 429 with Retry-After. */
  | { readonly kind: "rate-limit"; readonly retryAfterSeconds: number }
  /** An HTTP status in place of an answer, with the work undone, or done. */
  | { readonly kind: "status"; readonly status: number; readonly isDone?: boolean }
  /** Done, but only after this time. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** The connection ends before the work is done, or after it, unanswered. */
  | { readonly kind: "cut"; readonly when: "before" | "after" }
  /** Done, and never answered. */
  | { readonly kind: "hang" };

/** Which calls a fault is for; what is left out, any. */
export type FaultScope = {
  /** Of the Web API, or `response_url`. */
  readonly method?: string;
  readonly channel?: string;
  readonly team?: string;
  /** How many calls; default 1, `Infinity` for all. */
  readonly times?: number;
};

export type ScriptedFault = {
  /** How many calls it was for until now. */
  readonly used: number;
  remove(): void;
};

export type Target = {
  readonly method: string;
  readonly channel: string | undefined;
  readonly team: string | undefined;
};

export type Faults = {
  script(fault: Fault & FaultScope): ScriptedFault;
  /** What goes wrong with this call, which uses it up. */
  take(target: Target): Fault | undefined;
  clear(): void;
};

const POSTING = new Set(["chat.postMessage", "chat.postEphemeral"]);
const SECOND_MS = 1000;

export function createFaults({ postsPerSecond, now }: Settings): Faults {
  const scripted = new Set<{ readonly fault: Fault & FaultScope; used: number }>();
  /** When the posts of the last second came, by channel. */
  const recent = new Map<string, number[]>();

  function overRate({ method, channel, team }: Target): Fault | undefined {
    if (postsPerSecond === undefined || !POSTING.has(method)) return undefined;
    const key = `${team}/${channel}`;
    const nowMs = now();
    const posts = (recent.get(key) ?? []).filter((atMs) => atMs > nowMs - SECOND_MS);
    recent.set(key, posts);
    if (posts.length >= postsPerSecond) return { kind: "rate-limit", retryAfterSeconds: 1 };
    posts.push(nowMs);
    return undefined;
  }

  return {
    script(fault) {
      const entry = { fault, used: 0 };
      scripted.add(entry);
      return {
        get used() {
          return entry.used;
        },
        remove: () => void scripted.delete(entry),
      };
    },
    take(target) {
      for (const entry of scripted) {
        const { times = 1 } = entry.fault;
        if (entry.used >= times || !isFor(entry.fault, target)) continue;
        entry.used += 1;
        if (entry.used >= times) scripted.delete(entry);
        return entry.fault;
      }
      return overRate(target);
    },
    clear: () => scripted.clear(),
  };
}

function isFor(scope: FaultScope, target: Target): boolean {
  return (["method", "channel", "team"] as const).every(
    (name) => scope[name] === undefined || scope[name] === target[name],
  );
}
