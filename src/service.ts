import { hostname } from "node:os";
import { createHttpServer } from "./adapters/http/server.ts";
import { createLog } from "./adapters/log/pino-log.ts";
import { createCommunityBot } from "./bot/community/create-community-bot.ts";
import { createDigestReply } from "./bot/community/digest-reply.ts";
import { createBot } from "./bot/create-bot.ts";
import { createDigestDesk } from "./bot/digest/desk.ts";
import type { LedgerStep } from "./bot/digest/ledger/parts.ts";
import { systemTiming } from "./bot/digest/ledger/timing.ts";
import type { Log } from "./bot/ports/log.ts";
import type { Platform } from "./bot/ports/platform.ts";
import type { Store } from "./bot/ports/store.ts";
import { retentionOf } from "./bot/ports/upkeep.ts";
import type { Service } from "./commands/serve.ts";
import type { Pack } from "./knowledge/pack/types.ts";
import { readDiscordSettings } from "./settings/discord.ts";
import { SettingsError } from "./settings/errors.ts";
import { readLogLevel } from "./settings/log-level.ts";
import { SECRET_VARIABLES } from "./settings/platforms.ts";
import { readPort } from "./settings/port.ts";
import type { Settings } from "./settings/schema.ts";
import { readSlackSettings } from "./settings/slack.ts";

/** What the service stands on; each is opened when it is first asked for. */
export type Foundations = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly output: NodeJS.WritableStream;
  readonly cacheFolder: string;
  readonly clock: () => number;
  settings(): Promise<Settings>;
  packs(): Promise<readonly Pack[]>;
  store(): Promise<Store>;
};

const HOUR_MS = 3_600_000;

/**
 * Puts together all that runs while the bot is connected. A platform whose settings are wrong is told of in the log, and
 * the others run without it.
 *
 * @throws SettingsError where no platform's settings can be used.
 */
export async function composeService(foundations: Foundations): Promise<Service> {
  const { environment, output, cacheFolder, clock } = foundations;
  // As it is written there; the database's client reports nothing of it decoded.
  const password = URL.parse(environment.DATABASE_URL ?? "")?.password ?? "";
  const secrets = [...SECRET_VARIABLES.map((name) => environment[name]?.trim() ?? ""), password];
  const log = createLog({ level: readLogLevel(environment), output, secrets });
  const { language, digest, retention } = await foundations.settings();
  const packs = await foundations.packs();
  const store = await foundations.store();
  const digestReply = createDigestReply(packs);
  const http = createHttpServer({ port: readPort(environment), log });

  const platforms = await openPlatforms(log, [
    async () => {
      const settings = readDiscordSettings(environment);
      if (settings === undefined) return undefined;
      const { createDiscordPlatform } = await import("./adapters/discord/platform.ts");
      return createDiscordPlatform({ ...settings, log, digestReply, timing: systemTiming });
    },
    async () => {
      const settings = readSlackSettings(environment);
      if (settings === null) return undefined;
      const { createSlackPlatform } = await import("./adapters/slack/platform.ts");
      const { handledEvents, vault } = store;
      return createSlackPlatform({ settings, log, digestReply, handledEvents, vault, http });
    },
  ]);
  const posters = platforms.map(({ poster }) => poster);
  const { moderation, engine } = createDigestDesk({
    ...{ store, packs, posters, defaultLanguage: language, owner: `${hostname()}-${process.pid}` },
    ...{ catchUpMs: digest.catchUpHours * HOUR_MS, retention: retentionOf(retention) },
    observe: logSteps(log),
  });
  const community = createCommunityBot({
    bot: createBot({ packs, conversations: store.conversations, cacheFolder }),
    ...{ packs, store, moderation, digestReply, posters, defaultLanguage: language, clock },
    report: (error) => log.error("Something beside a reply failed.", { error }),
  });
  return {
    ...{ platforms, community, engine, http, log },
    close: () => store.close(),
  };
}

async function openPlatforms(
  log: Log,
  openers: readonly (() => Promise<Platform | undefined>)[],
): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  const problems: string[] = [];
  for (const open of openers) {
    try {
      const platform = await open();
      if (platform !== undefined) platforms.push(platform);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      log.error(error.message, { code: error.code });
      problems.push(error.message);
    }
  }
  if (platforms.length === 0) throw new SettingsError("settings-invalid", problems.join("\n"));
  return platforms;
}

function logSteps(log: Log): (step: LedgerStep) => void {
  return (step) => {
    if (step.step === "failed") log.warn("A step of the digest failed.", { slot: step.slot, error: step.error });
    else if (step.step === "recorded") log.info("A digest's slot was settled.", { ...step.slot, ...step });
    else log.debug("A step of the digest.", step);
    if (step.step === "cleaned-up" && step.report.unfinishedEvents > 0)
      log.warn("Processes ended while they were at something that nobody finished: answers, mostly, sent or not.", {
        uncertain: step.report.unfinishedEvents,
      });
  };
}
