import type { Screen } from "../adapters/terminal/style.ts";
import type { Bot } from "../bot/bot.ts";
import type { PreviewDigest } from "../bot/digest/content/preview.ts";
import type { DigestDesk } from "../bot/digest/desk.ts";
import type { Store } from "../bot/ports/store.ts";
import type { Pack } from "../knowledge/pack/types.ts";
import type { Settings } from "../settings/schema.ts";
import type { Service } from "./serve.ts";

/** What a command may use. Nothing of it is opened before it is asked for. */
export type CommandContext = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & Screen;
  readonly errorOutput: NodeJS.WritableStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, as Date.now has them. */
  clock(): number;
  /** @throws SettingsError */
  settings(): Promise<Settings>;
  /** @throws KnowledgeError */
  packs(): Promise<readonly Pack[]>;
  /** The bot, its conversations kept in this process or in files that the next process reads. */
  bot(conversations: "memory" | "files"): Promise<Bot>;
  /** Digests of channels without a ledger. */
  digestPreview(): Promise<PreviewDigest>;
  /** What DATABASE_URL names, opened once; whoever asked for it closes it. @throws StoreError */
  store(): Promise<Store>;
  /** Digests of the terminal's channels, in the store; `close` closes the store. @throws StoreError */
  digestDesk(): Promise<DigestDesk & { close(): Promise<void> }>;
  /** All that runs while the bot is connected to its platforms. @throws SettingsError where none can be used. */
  service(): Promise<Service>;
  /** Resolves when whoever runs the program wants it to end. */
  stopped(): Promise<void>;
  /** Writes the SQLite database into a new file (an absolute path). @throws StoreError */
  backUp(file: string): Promise<{ readonly database: string }>;
  /** Puts a backup in the SQLite database's place, and says where what was there is now. @throws StoreError */
  restore(file: string): Promise<{ readonly database: string; readonly aside: string | null }>;
};

/** 0: all is well; 1: something in the work failed; 2: the command line can't be followed. */
export type ExitStatus = 0 | 1 | 2;

export type Command = (typed: readonly string[], context: CommandContext) => Promise<ExitStatus>;
