import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonSchemaFiles } from "../../../src/knowledge/pack/json-schema.ts";

const FOLDER = "config/knowledge/schema";
const files = jsonSchemaFiles();

it("is committed as it is made; where it isn't, run: npm run schema", () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort());
  for (const [name, text] of files) expect(readFileSync(join(FOLDER, name), "utf8"), name).toBe(text);
});

it("describes each field to editors", () => {
  for (const [name, text] of files) {
    expect(undescribed(JSON.parse(text)), name).toEqual([]);
  }
});

describe("the shipped packs", () => {
  const packs = readdirSync("config/knowledge").filter((name) => name !== "schema");

  it.each(packs)("name the schema of each file: %s", (pack) => {
    const folder = join("config/knowledge", pack);
    const yaml = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
    expect(yaml.length).toBeGreaterThan(0);
    for (const name of yaml) {
      const schema = name.startsWith("entries") ? "../../schema/entry" : `../schema/${name.replace(".yaml", "")}`;
      const [first] = readFileSync(join(folder, name), "utf8").split("\n");
      expect(first, name).toBe(`# yaml-language-server: $schema=${schema}.schema.json`);
    }
  });
});

/** Paths of fields without a description, translations apart: what holds these has one. */
function undescribed(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== "properties") return undescribed(value, `${path}/${key}`);
    return Object.entries(value as Readonly<Record<string, { readonly description?: string }>>).flatMap(
      ([field, inner]) => [
        ...(inner.description === undefined && field !== "it" && field !== "en" ? [`${path}/${field}`] : []),
        ...undescribed(inner, `${path}/${field}`),
      ],
    );
  });
}
