import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { SettingsError } from "./errors.ts";
import type { Settings } from "./schema.ts";

const SETTINGS_FILE = "config/staffetta.yaml";
const SCHEMA_FILE = join(import.meta.dirname, "schema.ts");

export type ReadSettingsOptions = {
  /** Relative paths in the settings start here. */
  readonly projectFolder: string;
  /** Where the last valid settings are kept: parsing and validating takes most of the time that `ask` has. */
  readonly cacheFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
 * The settings of config/staffetta.yaml, or of the file that STAFFETTA_CONFIG names, with absolute folders.
 *
 * @throws SettingsError where the file can't be read or a setting is wrong.
 */
export async function readSettings(options: ReadSettingsOptions): Promise<Settings> {
  const { projectFolder, cacheFolder, environment } = options;
  const chosen = environment.STAFFETTA_CONFIG?.trim() || undefined;
  const file = resolve(chosen === undefined ? join(projectFolder, SETTINGS_FILE) : chosen);
  const text = await readSettingsFile(file, chosen !== undefined);
  // The schema is a part of the key: who adds a setting must not meet yesterday's settings without it.
  const key = createHash("sha256")
    .update(await readFile(SCHEMA_FILE))
    .update("\0")
    .update(text)
    .digest("hex");
  const cacheFile = join(cacheFolder, "settings.json");
  const settings = (await readCache(cacheFile, key)) ?? (await parseAndKeep(text, file, cacheFile, key));
  return {
    ...settings,
    knowledge: { folder: resolve(projectFolder, settings.knowledge.folder) },
    conversations: { folder: resolve(projectFolder, settings.conversations.folder) },
  };
}

async function readSettingsFile(file: string, chosen: boolean): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? "unknown error";
    throw new SettingsError(
      "settings-unreadable",
      chosen
        ? `The settings file that STAFFETTA_CONFIG names can't be read (${reason}): correct the variable, or unset it for ${SETTINGS_FILE}.`
        : `${SETTINGS_FILE} can't be read (${reason}): restore it from the repository, or set STAFFETTA_CONFIG to another settings file.`,
      { cause },
    );
  }
}

async function parseAndKeep(text: string, file: string, cacheFile: string, key: string): Promise<Settings> {
  const { parseSettings } = await import("./parse.ts");
  const settings = parseSettings(text, relative(process.cwd(), file));
  await writeCache(cacheFile, { key, settings });
  return settings;
}

async function readCache(file: string, key: string): Promise<Settings | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, "utf8")) as { readonly key: string; readonly settings: Settings };
    return kept.key === key ? kept.settings : undefined;
  } catch {
    return undefined;
  }
}

/** Without a folder that can be written to, every start parses anew. */
async function writeCache(file: string, content: { readonly key: string; readonly settings: Settings }): Promise<void> {
  try {
    await mkdir(resolve(file, ".."), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  } catch {}
}
