import { install } from "../install.ts";
import { type Fields, SlackError, type Workspace } from "../types.ts";
import type { World } from "../world.ts";
import { text } from "./method.ts";

type Grant = {
  readonly workspace: Workspace;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly user: string;
};

export type OAuth = {
  /** What the person who installs answers next: a workspace, or no. Until told, the workspace that was added last. */
  answerWith(answer: Workspace | "deny"): void;
  /** The page where a person consents, which here happens at once; the address that it leads to. */
  authorize(query: URLSearchParams): string;
  /** oauth.v2.access. `authorization` is the header, where a client may name itself as well. */
  access(fields: Fields, authorization: string | undefined): Fields;
};

/** Throws `SlackError`s. */
export function createOAuth(world: World): OAuth {
  const { settings, ids } = world;
  const grants = new Map<string, Grant>();
  let answer: Workspace | "deny" | undefined;

  function workspaceFor(team: string | null): Workspace {
    const asked = team === null ? undefined : world.workspaces.get(team);
    const workspace = asked ?? (answer === "deny" ? undefined : answer) ?? [...world.workspaces.values()].at(-1);
    if (workspace === undefined) throw new SlackError("invalid_team_for_non_distributed_app");
    return workspace;
  }

  return {
    answerWith(next) {
      answer = next;
    },
    authorize(query) {
      if (query.get("client_id") !== settings.clientId) throw new SlackError("invalid_client_id");
      const redirectUri = query.get("redirect_uri") ?? undefined;
      const destination = redirectUri ?? settings.redirectUrl;
      if (destination === undefined) throw new SlackError("bad_redirect_uri");
      const scopes = (query.get("scope") ?? "").split(/[ ,]+/).filter((scope) => scope !== "");
      if (scopes.length === 0) throw new SlackError("invalid_scope");
      const url = new URL(destination);
      const state = query.get("state");
      if (state !== null) url.searchParams.set("state", state);
      if (answer === "deny") {
        answer = undefined;
        url.searchParams.set("error", "access_denied");
        return url.href;
      }
      const workspace = workspaceFor(query.get("team"));
      const [person] = workspace.people.values();
      const code = ids.next("code-");
      grants.set(code, { workspace, scopes, redirectUri, user: person?.id ?? "U00000000" });
      url.searchParams.set("code", code);
      return url.href;
    },
    access(fields, authorization) {
      const client = clientOf(fields, authorization);
      if (client.id !== settings.clientId) throw new SlackError("invalid_client_id");
      if (client.secret !== settings.clientSecret) throw new SlackError("bad_client_secret");
      const code = text(fields, "code");
      const grant = grants.get(code);
      if (grant === undefined) throw new SlackError("invalid_code");
      if (grant.redirectUri !== (text(fields, "redirect_uri") || undefined)) throw new SlackError("bad_redirect_uri");
      // A code works once.
      grants.delete(code);
      const { workspace, scopes, user } = grant;
      const token = install(world, workspace, scopes);
      return {
        access_token: token,
        token_type: "bot",
        scope: [...workspace.scopes].join(","),
        bot_user_id: workspace.botUserId,
        app_id: world.appId,
        team: { id: workspace.id, name: workspace.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: user },
      };
    },
  };
}

function clientOf(fields: Fields, authorization: string | undefined): { readonly id: string; readonly secret: string } {
  const basic = /^Basic (.+)$/.exec(authorization ?? "")?.[1];
  if (basic === undefined) return { id: text(fields, "client_id"), secret: text(fields, "client_secret") };
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return { id, secret };
}
