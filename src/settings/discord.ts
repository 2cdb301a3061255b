import { SettingsError } from "./errors.ts";

/** How Discord is connected. */
export type DiscordSettings = {
  readonly token: string;
  /** The one server that commands are registered for; null for all. */
  readonly guildId: string | null;
  /** Base of the REST interface, without a version and without a slash at its end. */
  readonly apiUrl: string;
  /** The gateway connections of this process; `auto`: as many as Discord recommends, all of them. */
  readonly shards: "auto" | { readonly ids: readonly number[]; readonly total: number };
  /** Discord granted the privileged intent to read messages that don't address the bot. */
  readonly messageContent: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_API_URL = "https://discord.com/api";
/** The version that the bot adds; another one isn't understood. */
const OWN_VERSION = /\/v10$/;
const ANY_VERSION = /\/v\d+$/;
const SNOWFLAKE = /^\d{15,21}$/;
/** `0,1/4`: shards 0 and 1 of 4. */
const SHARDS = /^(\d{1,5}(?:,\d{1,5})*)\/(\d{1,5})$/;
const SWITCH: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  "1": true,
  off: false,
  false: false,
  "0": false,
};

/**
 * What the environment says of Discord; undefined where it has no token, so that Discord isn't wanted.
 *
 * @throws SettingsError `settings-discord` with a line for each problem, and without a value.
 */
export function readDiscordSettings(environment: Environment): DiscordSettings | undefined {
  const variable = (name: string) => environment[name]?.trim() || undefined;
  const token = variable("DISCORD_TOKEN");
  if (token === undefined) return undefined;
  const problems: string[] = [];
  const settings: DiscordSettings = {
    token: token.replace(/^Bot\s+/i, ""),
    guildId: guildIdOf(variable("DISCORD_GUILD_ID"), problems),
    apiUrl: apiUrlOf(variable("DISCORD_API_URL"), problems),
    shards: shardsOf(variable("DISCORD_SHARDS"), problems),
    messageContent: switchOf(variable("DISCORD_MESSAGE_CONTENT"), problems),
  };
  if (/\s/.test(settings.token)) {
    problems.push("DISCORD_TOKEN: a token has no spaces; copy it anew from the application's page, under Bot.");
  }
  if (problems.length > 0) throw new SettingsError("settings-discord", problems.join("\n"));
  return settings;
}

function guildIdOf(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null;
  if (!SNOWFLAKE.test(value)) {
    problems.push("DISCORD_GUILD_ID: must be a server's id, digits only (Copy Server ID), or unset for all servers.");
  }
  return value;
}

function apiUrlOf(value: string | undefined, problems: string[]): string {
  if (value === undefined) return DEFAULT_API_URL;
  const base = value.replace(/\/+$/, "").replace(OWN_VERSION, "");
  const url = URL.parse(base);
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.search !== "" || url.hash !== "") {
    problems.push(`DISCORD_API_URL: must be an http(s) address such as ${DEFAULT_API_URL}, or unset.`);
  } else if (ANY_VERSION.test(url.pathname)) {
    problems.push("DISCORD_API_URL: leave out the version at its end; it is added, and the bot knows v10 alone.");
  }
  return base;
}

function shardsOf(value: string | undefined, problems: string[]): DiscordSettings["shards"] {
  if (value === undefined || value === "auto") return "auto";
  const [, list = "", count = ""] = SHARDS.exec(value.replaceAll(" ", "")) ?? [];
  const ids = [...new Set(list.split(",").map(Number))];
  const total = Number(count);
  if (list === "" || total === 0 || ids.some((id) => id >= total)) {
    problems.push("DISCORD_SHARDS: must be such as 0,1/4 (shards 0 and 1 of 4, counted from 0), or unset.");
  }
  return { ids, total };
}

function switchOf(value: string | undefined, problems: string[]): boolean {
  if (value === undefined) return false;
  const text = value.toLowerCase();
  const chosen = Object.hasOwn(SWITCH, text) ? SWITCH[text] : undefined;
  if (chosen === undefined) problems.push("DISCORD_MESSAGE_CONTENT: must be on or off.");
  return chosen ?? false;
}
