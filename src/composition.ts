import { join } from "node:path";
import type { Bot } from "./bot/bot.ts";
import type { Conversations } from "./bot/ports/conversations.ts";
import type { CommandContext } from "./commands/context.ts";
import type { Pack } from "./knowledge/pack/schema.ts";
import { readSettings } from "./settings/read.ts";

type LoadPacks = (folder: string, options: { readonly cacheFolder: string }) => Promise<readonly Pack[]>;
type CreateBot = (options: {
  readonly packs: readonly Pack[];
  readonly conversations: Conversations;
  readonly clock: () => number;
}) => Promise<Bot> | Bot;

/**
 * Puts the program together for a command. Everything is imported when it is first asked for, so that a command pays
 * for nothing that it doesn't use.
 */
export function composeContext(projectFolder: string, process: NodeJS.Process): CommandContext {
  const cacheFolder = join(projectFolder, "data/cache");
  const settings = once(() => readSettings({ projectFolder, cacheFolder, environment: process.env }));
  const packs = once(async () => {
    // @ts-expect-error
    const { loadPacks }: { loadPacks: LoadPacks } = await import("./knowledge/pack/load.ts");
    return loadPacks((await settings()).knowledge.folder, { cacheFolder });
  });
  const conversationsIn = async (place: "memory" | "files") => {
    const clock = Date.now;
    if (place === "memory") {
      return (await import("./adapters/memory/conversations.ts")).createMemoryConversations({ clock });
    }
    const { folder } = (await settings()).conversations;
    return (await import("./adapters/files/conversations.ts")).createFileConversations({ folder, clock });
  };
  return {
    input: process.stdin,
    output: process.stdout,
    errorOutput: process.stderr,
    environment: process.env,
    settings,
    packs,
    async bot(conversations) {
      // @ts-expect-error
      const { createBot }: { createBot: CreateBot } = await import("./bot/create-bot.ts");
      const parts = await Promise.all([packs(), conversationsIn(conversations)]);
      return createBot({ packs: parts[0], conversations: parts[1], clock: Date.now });
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
