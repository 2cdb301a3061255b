import { createDiscordPlatform } from "../../src/adapters/discord/platform.ts";
import { createMemoryStore } from "../../src/adapters/memory/store.ts";
import { createCommunityBot } from "../../src/bot/community/create-community-bot.ts";
import { createDigestReply } from "../../src/bot/community/digest-reply.ts";
import type { Reply } from "../../src/bot/community/reply.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { createDigestDesk } from "../../src/bot/digest/desk.ts";
import { systemTiming } from "../../src/bot/digest/ledger/timing.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import { readDiscordSettings } from "../../src/settings/discord.ts";

/** The adapter by itself: it says what the whole bot says, but the core has it ready, and no database is asked. */
const settings = readDiscordSettings(process.env);
if (settings === undefined) throw new Error("DISCORD_TOKEN isn't set.");
const packs = await loadPacks("config/knowledge");
const clock = Date.now;
const store = createMemoryStore({ clock });
const digestReply = createDigestReply(packs);
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const platform = createDiscordPlatform({ ...settings, log, digestReply, timing: systemTiming });
const posters = [platform.poster];
const { moderation } = createDigestDesk({
  ...{ store, packs, posters, defaultLanguage: "en" as const, catchUpMs: 1, owner: "bench" },
});
const core = createCommunityBot({
  bot: createBot({ packs, conversations: store.conversations }),
  ...{ packs, store, moderation, posters, digestReply, clock, defaultLanguage: "en", report: silent },
});
/** Each answer takes a time of its own, from none to this. */
const delayMaxMs = Number(process.env.BENCH_CORE_DELAY_MAX_MS ?? 0);
let ready: Promise<Reply> | undefined;
await platform.connect({
  ...core,
  async ask(visit, question) {
    ready ??= core.ask(visit, question);
    if (delayMaxMs > 0) await systemTiming.sleep(systemTiming.random() * delayMaxMs);
    return ready;
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void platform.stop());
