import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CONVERSATION_TTL_MS, type ConversationMemory } from "../../bot/conversation/memory.ts";
import type { Conversations } from "../../bot/ports/conversations.ts";
import { isConversationMemory } from "./conversation-memory.ts";

/** How many files one clean-up looks at, so that a turn costs the same however many conversations there are. */
const CLEAN_UP_FILES_MAX = 200;
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

export type FileConversationsOptions = {
  /** Made when it is first needed. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/**
 * Conversations as one JSON file each, so that the next turn may reach another process. A file is named by its key's
 * SHA-256; one that can't be read or understood counts as nothing remembered.
 */
export function createFileConversations({ folder, clock }: FileConversationsOptions): Conversations {
  let cleanedUp = false;

  const fileOf = (key: string) => `${createHash("sha256").update(key).digest("hex")}.json`;

  async function read(file: string): Promise<{ memory: ConversationMemory; expiresAt: number } | undefined> {
    const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
    return text === undefined ? undefined : understand(text);
  }

  /** Starts beside the file that was just written: names are hashes, so that every file's turn comes. */
  async function cleanUp(written: string): Promise<void> {
    const names = (await readdir(folder)).sort();
    const start = names.indexOf(written) + 1;
    const some = [...names.slice(start), ...names.slice(0, start)].slice(0, CLEAN_UP_FILES_MAX);
    for (const name of some) {
      if (await isStale(name)) await rm(join(folder, name), { force: true });
    }
  }

  async function isStale(name: string): Promise<boolean> {
    if (name.endsWith(".json")) {
      const content = await read(name);
      return content === undefined || content.expiresAt <= clock();
    }
    // What a process left that ended while it wrote; a young one may still be written.
    if (!name.endsWith(".part")) return false;
    const { mtimeMs } = await stat(join(folder, name));
    return mtimeMs + CONVERSATION_TTL_MS <= clock();
  }

  return {
    async recall(key) {
      const content = await read(fileOf(key));
      return content !== undefined && content.expiresAt > clock() ? content.memory : undefined;
    },

    async remember(key, memory) {
      const file = fileOf(key);
      const part = join(folder, `${file}.${randomUUID()}.part`);
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
      await writeFile(part, JSON.stringify({ expiresAt: clock() + CONVERSATION_TTL_MS, memory }), {
        mode: OWNER_ONLY.file,
      });
      // A rename is atomic: another process reads the old turn or the new one, never half of one.
      await rename(part, join(folder, file));
      if (cleanedUp) return;
      cleanedUp = true;
      // Another process may clean up at the same time; what it takes away first is no failure of this turn.
      await cleanUp(file).catch(() => undefined);
    },

    async forget(key) {
      await rm(join(folder, fileOf(key)), { force: true });
    },
  };
}

function understand(text: string): { memory: ConversationMemory; expiresAt: number } | undefined {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== "object" || content === null) return undefined;
    const { expiresAt, memory } = content as Readonly<Record<string, unknown>>;
    return typeof expiresAt === "number" && isConversationMemory(memory) ? { expiresAt, memory } : undefined;
  } catch {
    return undefined;
  }
}
