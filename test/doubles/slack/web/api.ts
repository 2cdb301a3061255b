import type { IncomingHttpHeaders } from "node:http";
import type { Fault } from "../faults.ts";
import { type Fields, SlackError, type Workspace } from "../types.ts";
import type { World } from "../world.ts";
import { argumentsOf } from "./arguments.ts";
import { ASSISTANT } from "./assistant.ts";
import { CHAT } from "./chat.ts";
import { CONVERSATIONS } from "./conversations.ts";
import { type Methods, text } from "./method.ts";
import type { OAuth } from "./oauth.ts";
import { VIEWS } from "./views.ts";
import { WORKSPACE } from "./workspace.ts";

export type Request = {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** `cut` ends the connection without an answer; `hang` leaves it open. */
export type Answer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown }
  | "cut"
  | "hang";

const METHODS: Methods = new Map([...CHAT, ...CONVERSATIONS, ...VIEWS, ...ASSISTANT, ...WORKSPACE]);

/** Answers a call of the Web API, as Slack would or as a fault says. */
export async function answerCall(
  world: World,
  oauth: OAuth,
  openSocket: () => Fields,
  request: Request,
): Promise<Answer> {
  const { method } = request;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const given = readArguments(request);
  const fields = given instanceof SlackError ? {} : given;
  const bearer = token ?? (text(fields, "token") || undefined);
  const workspace = bearer === undefined ? undefined : world.tokens.get(bearer)?.workspace;
  const entry = world.journal.record(method, workspace?.id, fields);

  const channel = text(fields, "channel") || text(fields, "channel_id") || undefined;
  const fault = world.faults.take({ method, channel, team: workspace?.id });
  const early = withoutWork(fault);
  if (early !== undefined) {
    world.journal.settle(entry, outcomeOf(early));
    return early;
  }
  if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const done = work();
  const answer = inPlaceOf(done, fault);
  world.journal.settle(entry, outcomeOf(answer));
  return answer;

  function work(): Exclude<Answer, string> {
    let accepted: readonly string[] = [];
    let body: Fields;
    try {
      if (given instanceof SlackError) throw given;
      body = { ok: true, ...run() };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      body = { ok: false, error: error.code, ...error.extra };
    }
    const scopes = workspace === undefined ? [] : [...workspace.scopes];
    const headers = {
      "x-oauth-scopes": scopes.join(","),
      ...(accepted.length > 0 && { "x-accepted-oauth-scopes": accepted.join(",") }),
    };
    return { status: 200, headers, body };

    function run(): Fields {
      if (method === "api.test") return { args: fields };
      if (method === "oauth.v2.access") return oauth.access(fields, request.headers.authorization);
      if (method === "apps.connections.open") {
        checkAppToken(world, bearer);
        return openSocket();
      }
      const found = METHODS.get(method);
      if (found === undefined) return refuseUnknown(world, method, workspace);
      const owner = ownerOf(world, bearer);
      const call = { world, workspace: owner, method, fields };
      accepted = found.scopes(call);
      checkScopes(accepted, owner);
      return found.run(call);
    }
  }
}

function readArguments({ query, headers, body }: Request): Fields | SlackError {
  try {
    return argumentsOf(query, headers["content-type"], body);
  } catch (error) {
    if (error instanceof SlackError) return error;
    throw error;
  }
}

function refuseUnknown(world: World, method: string, workspace: Workspace | undefined): never {
  const detail = `${method} isn't a method that the double knows`;
  world.journal.report(method, workspace?.id, [
    { rule: "unknown-method", detail, pointer: "", error: "unknown_method" },
  ]);
  throw new SlackError("unknown_method", { req_method: method });
}

function checkAppToken(world: World, token: string | undefined): void {
  if (token === undefined) throw new SlackError("not_authed");
  if (world.tokens.has(token)) throw new SlackError("not_allowed_token_type");
  if (token !== world.appToken) throw new SlackError("invalid_auth");
}

function ownerOf(world: World, token: string | undefined): Workspace {
  if (token === undefined) throw new SlackError("not_authed");
  if (token === world.appToken) throw new SlackError("not_allowed_token_type");
  const known = world.tokens.get(token);
  if (known === undefined) throw new SlackError("invalid_auth");
  if (known.state === "revoked") throw new SlackError("token_revoked");
  if (known.state === "inactive") throw new SlackError("account_inactive");
  return known.workspace;
}

function checkScopes(accepted: readonly string[], { scopes }: Workspace): void {
  if (accepted.length === 0 || accepted.some((scope) => scopes.has(scope))) return;
  throw new SlackError("missing_scope", { needed: accepted.join(","), provided: [...scopes].join(",") });
}

/** What is answered in place of any work. */
function withoutWork(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case "error":
      return { status: 200, headers: {}, body: { ok: false, error: fault.error } };
    case "rate-limit": {
      const headers = { "retry-after": String(fault.retryAfterSeconds) };
      return { status: 429, headers, body: { ok: false, error: "ratelimited" } };
    }
    case "status":
      return fault.isDone === true ? undefined : { status: fault.status, headers: {}, body: "" };
    case "cut":
      return fault.when === "before" ? "cut" : undefined;
    default:
      return undefined;
  }
}

/** What is answered after the work. */
function inPlaceOf(answer: Answer, fault: Fault | undefined): Answer {
  if (fault?.kind === "status") return { status: fault.status, headers: {}, body: "" };
  if (fault?.kind === "cut") return "cut";
  return fault?.kind === "hang" ? "hang" : answer;
}

function outcomeOf(answer: Answer): string {
  if (typeof answer === "string") return answer === "hang" ? "hung" : answer;
  const { body, status } = answer;
  const { ok, error } = (typeof body === "object" ? body : {}) as { readonly ok?: boolean; readonly error?: string };
  return ok === true ? "ok" : (error ?? String(status));
}
