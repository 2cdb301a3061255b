import type { Json } from "../json.ts";
import { partsOf } from "./route.ts";

/** What happens to a request instead of the usual. */
export type Outcome =
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number; readonly global?: boolean }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
      readonly more?: Json;
    }
  /** Neither done nor answered before it is released, as if it were long on its way. */
  | { readonly kind: "held" }
  /** Done at once, answered late. */
  | { readonly kind: "delayed"; readonly delayMs: number }
  /** Done, but the connection is cut before the answer. */
  | { readonly kind: "unanswered" }
  /** The connection is cut before anything is done. */
  | { readonly kind: "cut" };

export type Script = {
  /**
   * Has the next requests of a route end so, one outcome a request, before the route is itself again.
   * @param route `POST /channels/:channel/messages`, where `*` or a name after a colon stands for any part; `*` alone is
   *   every request.
   */
  add(route: string, outcomes: readonly Outcome[]): void;
  take(method: string, parts: readonly string[]): Outcome | undefined;
  hold(request: () => void): void;
  /** How many requests are held. */
  held(): number;
  /** Lets what is held go on. */
  release(): void;
};

type Line = { readonly method: string; readonly pattern: readonly string[] | undefined; readonly outcomes: Outcome[] };

export function createScript(): Script {
  let lines: Line[] = [];
  const holding: (() => void)[] = [];
  const fits = ({ method, pattern }: Line, requested: string, parts: readonly string[]) =>
    pattern === undefined ||
    (method === requested &&
      pattern.length === parts.length &&
      pattern.every(
        (expected, position) => expected === "*" || expected.startsWith(":") || expected === parts[position],
      ));
  return {
    add(route, outcomes) {
      const [method = "", path = ""] = route.split(" ");
      lines.push({ method, pattern: route === "*" ? undefined : partsOf(path), outcomes: [...outcomes] });
    },
    take(method, parts) {
      if (lines.length === 0) return undefined;
      const outcome = lines.find((line) => fits(line, method, parts))?.outcomes.shift();
      lines = lines.filter(({ outcomes }) => outcomes.length > 0);
      return outcome;
    },
    hold: (request) => void holding.push(request),
    held: () => holding.length,
    release() {
      for (const request of holding.splice(0)) request();
    },
  };
}

export const rateLimited = (retryAfterSeconds: number, global = false): Outcome => ({
  kind: "rate-limited",
  retryAfterSeconds,
  global,
});

/** An answer with this status; `code` is Discord's own, default 0. */
export const failed = (status: number, code = 0, message = "Scripted"): Outcome => ({
  kind: "error",
  status,
  code,
  message,
});

/** A 50035 about these fields of the body. */
export const invalid = (...fields: readonly string[]): Outcome => ({
  ...{ kind: "error", status: 400, code: 50035 },
  more: { errors: Object.fromEntries(fields.map((field) => [field, { _errors: [{ code: "SCRIPTED" }] }])) },
});

export const held: Outcome = { kind: "held" };
export const delayed = (delayMs: number): Outcome => ({ kind: "delayed", delayMs });
export const unanswered: Outcome = { kind: "unanswered" };
export const cut: Outcome = { kind: "cut" };
