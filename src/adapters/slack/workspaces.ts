import type { Log } from "../../bot/ports/log.ts";
import { StaffettaError } from "../../knowledge/errors.ts";
import { type Installations, notInstalled } from "./installations/store.ts";
import { neededScopes } from "./scopes.ts";
import type { ClientFactory, SlackClient } from "./web/client.ts";
import { failureOf } from "./web/failures.ts";
import { refusedToken, refusesToken, remedyOf } from "./web/remedies.ts";

/** One workspace (or organisation) that the bot is installed in. */
export type Workspace = {
  /** The id that its rows are kept under. */
  readonly community: string;
  readonly client: SlackClient;
  readonly token: string;
  /** What a mention of the bot names; undefined where Slack didn't say. */
  readonly botUserId: string | undefined;
  readonly botId: string | undefined;
  /** Undefined where Slack didn't say. */
  readonly scopes: ReadonlySet<string> | undefined;
};

export type Workspaces = {
  /** @throws StaffettaError `slack-not-installed` where the bot isn't there. */
  of(community: string): Promise<Workspace>;
};

export type ScopeOptions = { readonly threadFollowUps: boolean; readonly log: Log };

/** Where Slack doesn't say which workspace a token is of. */
const UNNAMED_COMMUNITY = "workspace";

/**
 * The one workspace of a token, asked for once.
 *
 * @throws PlatformRefusedError where the token is refused, StaffettaError where Slack didn't answer or asks to wait. An
 *   answer of another kind, such as that there is no such method, is only warned of: messages come all the same.
 */
export async function openWorkspace(token: string, clients: ClientFactory, options: ScopeOptions): Promise<Workspace> {
  const client = clients.create(token);
  const unknown = { botUserId: undefined, botId: undefined, scopes: undefined };
  try {
    const { team_id, enterprise_id, is_enterprise_install, user_id, bot_id, response_metadata } =
      await client.auth.test();
    const granted = response_metadata?.scopes ?? undefined;
    const community = (is_enterprise_install === true ? enterprise_id : team_id) ?? UNNAMED_COMMUNITY;
    warnOfMissingScopes(community, granted, options);
    return {
      community,
      ...{ client, token, botUserId: user_id ?? undefined, botId: bot_id ?? undefined },
      scopes: granted === undefined ? undefined : new Set(granted),
    };
  } catch (error) {
    const { kind, code } = failureOf(error);
    if (refusesToken(code)) throw refusedToken(code, error);
    if (kind !== "refused")
      throw new StaffettaError(
        "slack-unreachable",
        `Slack didn't say who the bot is (${code}): check the network, and SLACK_API_URL where it is set.`,
        { cause: error },
      );
    options.log.warn("Slack didn't say who the bot is; mentions are recognised by what the events say.", { code });
    return { community: UNNAMED_COMMUNITY, client, token, ...unknown };
  }
}

/** Every community is this workspace: Slack sends one app's events with one workspace's token. */
export function oneWorkspace(workspace: Workspace): Workspaces {
  return { of: async (community) => (community === "" ? workspace : { ...workspace, community }) };
}

/** Those that installed the app by themselves; what one's installation lacks is named when it is first heard of. */
export function manyWorkspaces(
  installations: Installations,
  clients: ClientFactory,
  options: ScopeOptions,
): Workspaces {
  const open = new Map<string, Pick<Workspace, "token" | "client">>();
  return {
    async of(community) {
      const bot = (await installations.of(community))?.bot;
      if (bot === undefined) throw notInstalled();
      const { token, userId: botUserId, id: botId, scopes } = bot;
      const known = open.get(community);
      // A reinstallation gives another token.
      const isNew = known?.token !== token;
      const client = isNew ? clients.create(token) : known.client;
      if (isNew) warnOfMissingScopes(community, scopes, options);
      open.set(community, { token, client });
      return { ...{ community, client, token, botUserId, botId }, scopes: new Set(scopes) };
    },
  };
}

function warnOfMissingScopes(
  community: string,
  granted: readonly string[] | undefined,
  { threadFollowUps, log }: ScopeOptions,
): void {
  if (granted === undefined) {
    log.warn("Slack didn't say which scopes were granted; what is missing shows when it is needed.");
    return;
  }
  const missing = neededScopes(threadFollowUps).filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    log.warn("The bot's token lacks scopes.", {
      ...{ community, missing: missing.join(" "), remedy: remedyOf({ code: "missing_scope" }) },
    });
}
