import type { Platform } from "../../src/bot/ports/platform.ts";
import type { Poster } from "../../src/bot/ports/poster.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { createHttpPoster } from "../../test/doubles/posters/http-poster.ts";
import { createEchoBot, reply } from "../../test/end-to-end/slack/echo-bot.ts";
import { LIMITS, PLATFORM, type ReplicaSettings } from "./settings.ts";

export type OpenedPoster = {
  readonly poster: Poster;
  /** Connects as the bot does at its start: the poster may be used before that. */
  connect(): Promise<void>;
  stop(): Promise<void>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What a replica posts through; of a real platform, set up by the variables that an operator sets. */
export async function openPoster(
  settings: ReplicaSettings,
  environment: Environment,
  store: Store,
): Promise<OpenedPoster> {
  if (settings.kind === "http") {
    const { address, canFind } = settings;
    const poster = createHttpPoster({ ...{ platform: PLATFORM, address, canFind }, limits: () => LIMITS });
    return { poster, connect: async () => undefined, stop: async () => undefined };
  }
  const platform = settings.kind === "discord" ? await discord(environment) : await slack(environment, store);
  return {
    poster: platform.poster,
    // Only Discord's gateway says what the bot may do in a channel.
    connect: () => (settings.kind === "discord" ? platform.connect(createEchoBot()) : Promise.resolve()),
    stop: () => platform.stop(),
  };
}

const log = { debug() {}, info() {}, warn() {}, error() {} };

async function discord(environment: Environment): Promise<Platform> {
  const { createDiscordPlatform } = await import("../../src/adapters/discord/platform.ts");
  const { systemTiming } = await import("../../src/bot/digest/ledger/timing.ts");
  const { readDiscordSettings } = await import("../../src/settings/discord.ts");
  const settings = readDiscordSettings(environment);
  if (settings === undefined) throw new Error("Discord isn't set up.");
  return createDiscordPlatform({
    ...settings,
    log,
    timing: systemTiming,
    digestReply: ({ localDate }) => reply(localDate),
  });
}

async function slack(environment: Environment, { handledEvents, vault }: Store): Promise<Platform> {
  const { createSlackPlatform } = await import("../../src/adapters/slack/platform.ts");
  const { readSlackSettings } = await import("../../src/settings/slack.ts");
  const settings = readSlackSettings(environment);
  if (settings === null) throw new Error("Slack isn't set up.");
  return createSlackPlatform({ settings, log, handledEvents, vault, digestReply: ({ localDate }) => reply(localDate) });
}
