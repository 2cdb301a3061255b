import { Readable, Writable } from "node:stream";
import { backUp } from "../../src/adapters/database/backup.ts";
import { restore } from "../../src/adapters/database/restore.ts";
import { createMemoryStore } from "../../src/adapters/memory/store.ts";
import { createTerminalPoster } from "../../src/adapters/terminal/poster.ts";
import { styleFor } from "../../src/adapters/terminal/style.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { createPreview } from "../../src/bot/digest/content/preview.ts";
import { createDigestDesk } from "../../src/bot/digest/desk.ts";
import { systemTiming } from "../../src/bot/digest/ledger/timing.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import type { CommandContext, ExitStatus } from "../../src/commands/context.ts";
import { runCommand } from "../../src/commands/run.ts";
import type { Pack } from "../../src/knowledge/pack/types.ts";
import { composeService } from "../../src/service.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { temporaryFolder } from "./folder.ts";
import { scriptedBot } from "./scripted-bot.ts";

export type Surroundings = {
  readonly bot?: Bot;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly packs?: readonly Pack[];
  /** Where a relative DATABASE_URL starts. */
  readonly folder?: string;
  /** Kept from one run to the next; a new one where it is left out. */
  readonly store?: Store;
  /** Milliseconds since 1970; default 1 December 2026, noon UTC. */
  readonly now?: number;
};

export type Run = {
  readonly status: ExitStatus;
  readonly output: string;
  readonly errorOutput: string;
  /** Where the bots that were opened keep conversations. */
  readonly opened: readonly ("memory" | "files")[];
};

/** Runs a command line against a scripted bot and default settings, and returns what it printed. */
export async function run(typed: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const {
    bot = scriptedBot(),
    input = "",
    environment = {},
    packs = [],
    now = Date.UTC(2026, 11, 1, 12),
    folder = "/nowhere",
    store = createMemoryStore({ clock: () => now }),
  } = surroundings;
  const output = sink();
  const errorOutput = sink();
  const opened: ("memory" | "files")[] = [];
  const context: CommandContext = {
    input: Readable.from([Buffer.from(input)]),
    output: output.stream,
    errorOutput: errorOutput.stream,
    environment,
    clock: () => now,
    settings: async () => settingsSchema.parse({}),
    packs: async () => packs,
    async bot(conversations) {
      opened.push(conversations);
      return bot;
    },
    digestPreview: async () => createPreview(packs),
    store: async () => store,
    digestDesk: async () => ({
      ...createDigestDesk({
        ...{ store, packs, defaultLanguage: "it", catchUpMs: 6 * 3_600_000, owner: "test" },
        posters: [createTerminalPoster(output.stream, () => styleFor({}, "never", {}))],
        timing: { ...systemTiming, nowMs: () => now },
      }),
      close: async () => undefined,
    }),
    service: () =>
      composeService({
        ...{ environment, output: output.stream, cacheFolder: temporaryFolder(), clock: () => now },
        settings: async () => settingsSchema.parse({}),
        packs: async () => packs,
        store: async () => store,
      }),
    stopped: async () => undefined,
    backUp: async (file) => backUp({ environment, folder, file }),
    restore: async (file) => restore({ environment, folder, file }, now),
  };
  const status = await runCommand(typed, context);
  return { status, output: output.text(), errorOutput: errorOutput.text(), opened };
}

function sink() {
  let written = "";
  const stream = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  return { stream, text: () => written };
}
