import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SettingsError } from "../../src/settings/errors.ts";
import { readSettings } from "../../src/settings/read.ts";
import { temporaryFolder } from "../doubles/folder.ts";

function projectWith(text: string) {
  const projectFolder = temporaryFolder();
  mkdirSync(join(projectFolder, "config"));
  writeFileSync(join(projectFolder, "config/staffetta.yaml"), text);
  const cacheFolder = join(projectFolder, "cache");
  const read = (environment: Record<string, string> = {}) => readSettings({ projectFolder, cacheFolder, environment });
  return { projectFolder, cacheFile: join(cacheFolder, "settings.json"), read };
}

it("makes folders absolute, from the project's folder on", async () => {
  const { projectFolder, read } = projectWith("knowledge:\n  folder: wisdom\nconversations:\n  folder: /elsewhere\n");
  expect(await read()).toMatchObject({
    knowledge: { folder: join(projectFolder, "wisdom") },
    conversations: { folder: "/elsewhere" },
  });
});

it("reads the file that STAFFETTA_CONFIG names, and the project's where that is blank", async () => {
  const { projectFolder, read } = projectWith("language: it\n");
  writeFileSync(join(projectFolder, "other.yaml"), "language: en\n");
  expect(await read({ STAFFETTA_CONFIG: join(projectFolder, "other.yaml") })).toMatchObject({ language: "en" });
  expect(await read({ STAFFETTA_CONFIG: " " })).toMatchObject({ language: "it" });
});

it("names the variable and the remedy, not the value, of a file that isn't there", async () => {
  const reading = projectWith("").read({ STAFFETTA_CONFIG: "/nowhere/hunter2.yaml" });
  await expect(reading).rejects.toBeInstanceOf(SettingsError);
  await expect(reading).rejects.toThrow(/STAFFETTA_CONFIG.*ENOENT.*unset/);
  await expect(reading).rejects.not.toThrow(/hunter2/);
});

it("sees an edit at once, though it keeps the last valid settings", async () => {
  const { projectFolder, cacheFile, read } = projectWith("language: en\n");
  await read();
  const kept = readFileSync(cacheFile, "utf8");
  expect(await read()).toMatchObject({ language: "en" });
  writeFileSync(join(projectFolder, "config/staffetta.yaml"), "language: it\n");
  expect(await read()).toMatchObject({ language: "it" });
  expect(readFileSync(cacheFile, "utf8")).not.toBe(kept);
  writeFileSync(join(projectFolder, "config/staffetta.yaml"), "language: fr\n");
  await expect(read()).rejects.toThrow("language: must be one of");
});

it.each(["", "{", "null", '{"key":1}'])("does without a cache that holds %j", async (content) => {
  const { cacheFile, read } = projectWith("language: en\n");
  await read();
  writeFileSync(cacheFile, content);
  expect(await read()).toMatchObject({ language: "en" });
});

it("does without a cache folder that can be made", async () => {
  const { projectFolder } = projectWith("language: en\n");
  writeFileSync(join(projectFolder, "file"), "");
  const cacheFolder = join(projectFolder, "file", "cache");
  expect(await readSettings({ projectFolder, cacheFolder, environment: {} })).toMatchObject({ language: "en" });
});
