import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { importsOf, packagesLoadedBy, violationsIn } from "./imports.ts";
import { filesIn } from "./repository.ts";

const DEPENDENCIES = Object.keys(manifest.dependencies);
const SOURCES = filesIn(["src"], [".ts", ".mjs"]);
const faultsOf = (path: string, text: string) => violationsIn([{ path, text }], DEPENDENCIES);

it("finds the program's imports", () => {
  expect(SOURCES.flatMap(importsOf).length).toBeGreaterThan(100);
});

it("holds the import rules", () => {
  expect(violationsIn(SOURCES, DEPENDENCIES)).toEqual([]);
});

// Loading these takes longer than answering; they wait until a file has changed.
it("loads neither zod nor yaml nor a database before an answer", () => {
  const entrances = [
    "src/main.ts",
    "src/commands/ask.ts",
    "src/settings/read.ts",
    "src/knowledge/pack/load.ts",
    "src/bot/create-bot.ts",
  ];
  const loaded = packagesLoadedBy(entrances, SOURCES);
  expect(loaded).toContain("@orama/stopwords");
  expect(loaded).not.toContain("zod");
  expect(loaded).not.toContain("yaml");
  expect(loaded).not.toContain("kysely");
  expect(loaded).not.toContain("pg");
});

describe("the checker", () => {
  it("reads imports of every form", () => {
    const text = [
      'import { a } from "./a.ts";',
      'import type { B } from "../b.ts";',
      "import {",
      "  c,",
      "  type D,",
      '} from "pg";',
      'import "node:fs";',
      'export * from "./e.ts";',
      'const f = await import("./f.ts");',
      "const g = await import(`./$" + "{f}.ts`);",
      "const i = await import(`@orama/stemmers/$" + "{f}`);",
      '// const h = await import("./h.ts");',
      'export const text = "from here";',
      '/** Taken from "there". */',
    ].join("\n");
    const found = importsOf({ path: "src/x/y.ts", text });
    expect(found.map(({ line, to, typeOnly, dynamic }) => [line, to, typeOnly, dynamic])).toEqual([
      [1, "src/x/a.ts", false, false],
      [2, "src/b.ts", true, false],
      [3, "pg", false, false],
      [7, "node:fs", false, false],
      [8, "src/x/e.ts", false, false],
      [9, "src/x/f.ts", false, true],
      [10, undefined, false, true],
      [11, "@orama/stemmers/", false, true],
    ]);
  });

  it.each([
    ["src/knowledge/search/a.ts", 'import type { Bot } from "../../bot/bot.ts";'],
    ["src/knowledge/a.ts", 'import { nearest } from "../text/nearest.ts";'],
    ["src/bot/a.ts", 'import type { Settings } from "../settings/schema.ts";'],
    ["src/bot/a.ts", 'const a = await import("../adapters/slack/slack.ts");'],
    ["src/adapters/slack/a.ts", 'import type { Style } from "../terminal/style.ts";'],
    ["src/adapters/slack/a.ts", 'import { createBot } from "../../bot/create-bot.ts";'],
    ["src/adapters/slack/a.ts", 'import { tokenise } from "../../knowledge/text/tokenise.ts";'],
    ["src/adapters/terminals/a.ts", 'import type { Style } from "../terminal/style.ts";'],
    ["src/commands/a.ts", 'import { createSlack } from "../adapters/slack/slack.ts";'],
    ["src/settings/a.ts", 'import type { Bot } from "../bot/bot.ts";'],
    ["src/text/a.ts", 'import { StaffettaError } from "../knowledge/errors.ts";'],
    ["src/other/a.ts", 'import { a } from "./b.ts";'],
    ["src/main.ts", 'import { z } from "zod";'],
    ["src/knowledge/pack/load.ts", 'import type { z } from "zod";'],
    ["src/adapters/discord/a.ts", 'import { App } from "@slack/bolt";'],
    ["src/bot/digest/a.ts", 'import { Client } from "discord.js";'],
    ["src/bot/a.ts", 'import Fuse from "fuse.js";'],
    ["src/adapters/files/a.ts", 'import { Kysely } from "kysely";'],
    ["src/knowledge/a.ts", 'import MiniSearch from "minisearch";'],
    ["src/main.ts", "const a = await import(name);"],
  ])("catches what %s must not do: %s", (path, text) => {
    expect(faultsOf(path, text)).toEqual([expect.stringMatching(`^${path}:1 imports `)]);
  });

  it.each([
    ["src/bot/a.ts", 'import { buildLibrary } from "../knowledge/library.ts";'],
    ["src/adapters/slack/a.ts", 'import { App } from "@slack/bolt";\nimport { b } from "./words/b.ts";'],
    ["src/adapters/slack/words/a.ts", 'import { b } from "../b.ts";'],
    ["src/adapters/slack/a.ts", 'import type { Found } from "../../bot/digest/found.ts";'],
    ["src/adapters/slack/a.ts", 'import { LIMIT } from "../../bot/ports/conversations.ts";'],
    ["src/adapters/database/a.ts", 'import { Kysely } from "kysely";\nimport pg from "pg";'],
    ["src/knowledge/pack/json-schema.ts", 'import { z } from "zod";'],
    ["src/settings/parse.ts", 'import type { z } from "zod";'],
    ["src/main.ts", 'const a = await import("./adapters/slack/slack.ts");'],
  ])("lets %s do what it may: %s", (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });

  it("follows what is loaded, but neither types nor what waits", () => {
    const files = [
      { path: "src/a.ts", text: 'import { b } from "./b.ts";\nimport type { C } from "./c.ts";' },
      { path: "src/b.ts", text: 'import { a } from "./a.ts";\nimport pg from "pg";\nawait import("./d.ts");' },
      { path: "src/c.ts", text: 'import { z } from "zod";' },
      { path: "src/d.ts", text: 'import { parse } from "yaml";' },
    ];
    expect([...packagesLoadedBy(["src/a.ts"], files)]).toEqual(["pg"]);
    expect([...packagesLoadedBy(["src/d.ts"], files)]).toEqual(["yaml"]);
  });
});
