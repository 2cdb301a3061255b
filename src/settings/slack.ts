import { SettingsError } from "./errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How Slack reaches the bot, with the secrets that this takes. */
export type SlackWay =
  /** One workspace, over a connection that the bot opens. */
  | { readonly kind: "socket"; readonly botToken: string; readonly appToken: string }
  /** One workspace, over HTTP. */
  | { readonly kind: "http"; readonly botToken: string; readonly signingSecret: string }
  /** Workspaces that install it themselves, over HTTP. */
  | {
      readonly kind: "oauth";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly signingSecret: string;
      /** Of this bot, as browsers reach it; without a slash at its end. */
      readonly publicUrl: string;
    };

export type SlackSettings = {
  readonly way: SlackWay;
  /** Of the Web API; ends with a slash. */
  readonly apiUrl: string;
  /** Whether questions in a thread that the bot takes part in need no mention; Slack must have granted the history. */
  readonly threadFollowUps: boolean;
  /** Variables of another way in, which are set and not used. */
  readonly unused: readonly string[];
};

const DEFAULT_API_URL = "https://slack.com/api/";
/** How tokens of other kinds begin, which people mix up. */
const OTHER_KINDS = {
  SLACK_BOT_TOKEN: { right: "xoxb-", wrong: /^(xapp|xoxp|xoxe)-/ },
  SLACK_APP_TOKEN: { right: "xapp-", wrong: /^xox[a-z]/ },
} as const;

/** What each way in leaves aside. */
const UNUSED: Readonly<Record<SlackWay["kind"], readonly string[]>> = {
  socket: ["SLACK_SIGNING_SECRET"],
  http: [],
  oauth: ["SLACK_APP_TOKEN"],
};

/**
 * What the environment says of Slack; null where it says nothing.
 *
 * @throws SettingsError naming each variable that is missing or wrong, with the remedy and without its value.
 */
export function readSlackSettings(environment: Environment): SlackSettings | null {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const way = wayOf(read);
  if (way === null) return null;
  const unused = UNUSED[way.kind].filter((name) => read(name) !== undefined);
  return { way, apiUrl: apiUrlOf(read), threadFollowUps: switchOf("SLACK_THREAD_FOLLOW_UPS", read), unused };
}

type Read = (name: string) => string | undefined;

function wayOf(read: Read): SlackWay | null {
  const botToken = tokenOf("SLACK_BOT_TOKEN", read);
  const appToken = tokenOf("SLACK_APP_TOKEN", read);
  const signingSecret = read("SLACK_SIGNING_SECRET");
  const clientId = read("SLACK_CLIENT_ID");
  const clientSecret = read("SLACK_CLIENT_SECRET");
  if (clientId !== undefined || clientSecret !== undefined) {
    if (botToken !== undefined)
      throw problem(
        "SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many: unset SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.",
      );
    return oauthOf(read, { clientId, clientSecret, signingSecret });
  }
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return null;
    throw problem(
      "SLACK_BOT_TOKEN is missing: copy it from your app's page, “OAuth & Permissions”, “Bot User OAuth Token” (api.slack.com/apps).",
    );
  }
  if (appToken !== undefined) return { kind: "socket", botToken, appToken };
  if (signingSecret !== undefined) return { kind: "http", botToken, signingSecret };
  throw problem(
    "SLACK_BOT_TOKEN needs a second one: SLACK_APP_TOKEN (an app-level token with connections:write) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP; both are under “Basic Information”.",
  );
}

type ForMany = Readonly<Record<"clientId" | "clientSecret" | "signingSecret", string | undefined>>;

function oauthOf(read: Read, { clientId, clientSecret, signingSecret }: ForMany): SlackWay {
  const publicUrl = read("PUBLIC_URL");
  const missing = [
    ["SLACK_CLIENT_ID", clientId],
    ["SLACK_CLIENT_SECRET", clientSecret],
    ["SLACK_SIGNING_SECRET", signingSecret],
    ["PUBLIC_URL", publicUrl],
  ].flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (clientId === undefined || clientSecret === undefined || signingSecret === undefined || publicUrl === undefined)
    throw problem(
      `For many workspaces ${missing.join(" and ")} must be set too: the first three are under “Basic Information”, PUBLIC_URL is this bot's own address, like https://bot.example.org.`,
    );
  const address = addressOf("PUBLIC_URL", publicUrl);
  return { kind: "oauth", clientId, clientSecret, signingSecret, publicUrl: address.href.replace(/\/+$/, "") };
}

function tokenOf(name: keyof typeof OTHER_KINDS, read: Read): string | undefined {
  const token = read(name);
  const { right, wrong } = OTHER_KINDS[name];
  if (token === undefined || !wrong.test(token)) return token;
  throw problem(`${name} holds another kind of token: the right one begins with ${right}.`);
}

function apiUrlOf(read: Read): string {
  const text = read("SLACK_API_URL");
  if (text === undefined) return DEFAULT_API_URL;
  const { href } = addressOf("SLACK_API_URL", text);
  return href.endsWith("/") ? href : `${href}/`;
}

function addressOf(name: string, text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol) && address.search + address.hash === "")
    return address;
  throw problem(`${name} must be an address that begins with https:// (or http://), without ? and #.`);
}

function switchOf(name: string, read: Read): boolean {
  const text = read(name)?.toLowerCase();
  if (text === undefined || text === "off") return false;
  if (text === "on") return true;
  throw problem(`${name} must be on or off; unset it for off.`);
}

function problem(message: string): SettingsError {
  return new SettingsError("settings-invalid", message);
}
