import { expect, onTestFinished } from "vitest";
import { createDiscordPlatform } from "../../../src/adapters/discord/platform.ts";
import { createMemoryStore } from "../../../src/adapters/memory/store.ts";
import type { CommunityBot } from "../../../src/bot/community/community-bot.ts";
import { createCommunityBot } from "../../../src/bot/community/create-community-bot.ts";
import { createDigestReply } from "../../../src/bot/community/digest-reply.ts";
import { createBot } from "../../../src/bot/create-bot.ts";
import { createDigestDesk } from "../../../src/bot/digest/desk.ts";
import { systemTiming, type Timing } from "../../../src/bot/digest/ledger/timing.ts";
import type { Log } from "../../../src/bot/ports/log.ts";
import type { Platform } from "../../../src/bot/ports/platform.ts";
import type { Store } from "../../../src/bot/ports/store.ts";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";
import type { DiscordSettings } from "../../../src/settings/discord.ts";
import { type DiscordDouble, startDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { DiscordDoubleOptions } from "../../doubles/discord/options.ts";

export type LogLine = { readonly level: keyof Log; readonly message: string; readonly details: object };

export type Rig = {
  readonly double: DiscordDouble;
  readonly platform: Platform;
  readonly community: CommunityBot;
  readonly store: Store;
  readonly lines: readonly LogLine[];
  /** What the log says at a level, a line each. */
  logged(level: keyof Log): readonly string[];
  connect(): Promise<void>;
  close(): Promise<void>;
};

export type RigOptions = {
  readonly double?: DiscordDoubleOptions;
  readonly settings?: Partial<DiscordSettings>;
  readonly timing?: Timing;
  /** Calls of the core that a test answers itself. */
  readonly core?: (core: CommunityBot) => Partial<CommunityBot>;
};

export const packs = await loadPacks("config/knowledge");

/**
 * The whole bot over a double of Discord: the real adapter, discord.js and core, and a store in memory. It is closed when
 * the test ends, which fails where the double objected to anything.
 */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const double = await startDiscordDouble(options.double);
  const lines: LogLine[] = [];
  const write =
    (level: keyof Log) =>
    (message: string, details: object = {}) => {
      lines.push({ level, message, details });
    };
  const digestReply = createDigestReply(packs);
  const platform = createDiscordPlatform({
    ...{ token: double.token, apiUrl: double.apiUrl, guildId: null, shards: "auto", messageContent: false },
    ...options.settings,
    ...{ digestReply, timing: options.timing ?? systemTiming },
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
  });
  const store = createMemoryStore({ clock: Date.now });
  const posters = [platform.poster];
  const desk = { store, packs, posters, defaultLanguage: "it" as const, catchUpMs: 6 * 3_600_000, owner: "test" };
  const { moderation } = createDigestDesk(desk);
  const core = createCommunityBot({
    bot: createBot({ packs, conversations: store.conversations }),
    ...{ packs, store, moderation, posters, digestReply, clock: Date.now, defaultLanguage: "it" },
    report: (error) => write("error")("A reply was made, but something beside it failed.", { error }),
  });
  const community = { ...core, ...options.core?.(core) };
  const close = once(async () => {
    await platform.stop();
    await double.close();
  });
  onTestFinished(async () => {
    await close();
    expect(double.violations).toEqual([]);
  });
  return {
    ...{ double, platform, community, store, lines, close },
    logged: (level) => lines.filter((line) => line.level === level).map(({ message }) => message),
    connect: () => platform.connect(community),
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** The same, connected. */
export async function connectedRig(options: RigOptions = {}): Promise<Rig> {
  const rig = await startRig(options);
  await rig.connect();
  return rig;
}
