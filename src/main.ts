import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CommandContext } from "./commands/context.ts";
import { runCommand } from "./commands/run.ts";
import { readSettings } from "./settings/read.ts";

const PROJECT_FOLDER = dirname(import.meta.dirname);
const ENVIRONMENT_FILE = join(PROJECT_FOLDER, ".env");
const HOUR_MS = 3_600_000;
/** Derived data: may be deleted at any time. */
const CACHE_FOLDER = join(PROJECT_FOLDER, "data/cache");

/** Whether the bot was connected. */
let hasServed = false;

/** The program's parts, each imported when it is first asked for: a command pays for nothing that it doesn't use. */
function compose(): CommandContext {
  const { env: environment, stdin: input, stdout: output, stderr: errorOutput } = process;
  const clock = Date.now;
  const settings = once(() => readSettings({ projectFolder: PROJECT_FOLDER, cacheFolder: CACHE_FOLDER, environment }));
  const packs = once(async () => {
    const { loadPacks } = await import("./knowledge/pack/load.ts");
    return loadPacks((await settings()).knowledge.folder, { cacheFolder: CACHE_FOLDER });
  });
  const conversationsIn = {
    async memory() {
      return (await import("./adapters/memory/conversations.ts")).createMemoryConversations({ clock });
    },
    async files() {
      const { createFileConversations } = await import("./adapters/files/conversations.ts");
      return createFileConversations({ folder: (await settings()).conversations.folder, clock });
    },
  };
  const bot = async (place: keyof typeof conversationsIn) => {
    const { createBot } = await import("./bot/create-bot.ts");
    return createBot({
      packs: await packs(),
      conversations: await conversationsIn[place](),
      cacheFolder: CACHE_FOLDER,
    });
  };
  const digestPreview = async () => {
    const { createPreview } = await import("./bot/digest/content/preview.ts");
    return createPreview(await packs());
  };
  const database = { environment, folder: PROJECT_FOLDER };
  const store = once(async () => (await import("./adapters/database/open.ts")).openStore(database));
  const digestDesk = async () => {
    const { createDigestDesk } = await import("./bot/digest/desk.ts");
    const { createTerminalPoster } = await import("./adapters/terminal/poster.ts");
    const { styleFor } = await import("./adapters/terminal/style.ts");
    const { messageOf } = await import("./commands/message.ts");
    const { retentionOf } = await import("./bot/ports/upkeep.ts");
    const { language, digest, retention, terminal } = await settings();
    const opened = await store();
    const desk = createDigestDesk({
      ...{ store: opened, packs: await packs(), defaultLanguage: language, owner: `terminal-${process.pid}` },
      posters: [createTerminalPoster(output, () => styleFor(output, terminal.colours, environment))],
      ...{ catchUpMs: digest.catchUpHours * HOUR_MS, retention: retentionOf(retention) },
      observe(step) {
        if (step.step === "failed") errorOutput.write(`${messageOf(step.error)}\n`);
      },
    });
    return { ...desk, close: () => opened.close() };
  };
  const service = async () => {
    const { composeService } = await import("./service.ts");
    const { logUnhandledRejections } = await import("./adapters/log/unhandled.ts");
    const composed = await composeService({
      ...{ environment, output, cacheFolder: CACHE_FOLDER, clock, settings, packs, store },
    });
    hasServed = true;
    logUnhandledRejections(process, composed.log);
    return composed;
  };
  const stopped = () =>
    new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
    });
  const backUp = async (file: string) => (await import("./adapters/database/backup.ts")).backUp({ ...database, file });
  const restore = async (file: string) =>
    (await import("./adapters/database/restore.ts")).restore({ ...database, file }, clock());
  return {
    ...{ input, output, errorOutput, environment, clock, settings, packs, bot, digestPreview },
    ...{ store, digestDesk, service, stopped, backUp, restore },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

// Whoever reads may have read enough, as `| head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

if (existsSync(ENVIRONMENT_FILE)) process.loadEnvFile(ENVIRONMENT_FILE);
process.exitCode = await runCommand(process.argv.slice(2), compose());
// What was cut off, or a connection that its library doesn't end, must not keep a bot running that has ended.
if (hasServed) process.stdout.write("", () => process.exit());
