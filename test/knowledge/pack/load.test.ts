import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KnowledgeError } from "../../../src/knowledge/errors.ts";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { addPack, problemsIn, smallPack } from "./small-pack.ts";

describe("a valid folder", () => {
  it("becomes packs", async () => {
    const [pack, ...others] = await loadPacks(smallPack());
    expect(others).toEqual([]);
    expect(pack?.metadata).toMatchObject({ id: "lighthouse", languages: ["it", "en"], source: { date: "2020-01-31" } });
    expect(pack?.entries.map(({ id }) => id)).toEqual(["lamp", "keepers"]);
    expect(pack?.entries[0]?.questions.it).toEqual(["Come gira la lampada?", "Ogni quanto gira la lampada?"]);
    expect(pack?.entries[1]).toMatchObject({ counts: ["keeper"], stance: "for-open" });
    expect(pack?.silences.map(({ id }) => id)).toEqual(["height"]);
    expect(pack?.glossary.map(({ id }) => id)).toEqual(["lighthouse", "ada", "keeper"]);
    expect(pack?.topics.map(({ id }) => id)).toEqual(["building"]);
    expect(pack?.golden.map(({ expect }) => expect)).toEqual([{ entries: ["lamp"] }, { reason: "unknown" }]);
  });

  it("may do without silences and golden questions", async () => {
    const [pack] = await loadPacks(smallPack({ "silences.yaml": null, "golden.yaml": null }));
    expect(pack).toMatchObject({ silences: [], golden: [] });
  });

  it("passes over the schemas, hidden files and what isn't YAML", async () => {
    const folder = smallPack({ "README.md": "notes", "entries/.draft.yaml": "?", "entries/notes.txt": "?" });
    mkdirSync(join(folder, "schema"));
    writeFileSync(join(folder, "schema/pack.yaml"), "?");
    writeFileSync(join(folder, "README.md"), "notes");
    expect(await loadPacks(folder)).toHaveLength(1);
  });

  it("may hold several packs, which share ids and names of things", async () => {
    const folder = smallPack();
    addPack(folder, "another", { "pack.yaml": (text) => text.replace("id: lighthouse", "id: another") });
    expect((await loadPacks(folder)).map(({ metadata }) => metadata.id)).toEqual(["another", "lighthouse"]);
  });

  it("reads files that end their lines as Windows does and begin with a byte order mark", async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    const folder = smallPack({ "entries/01-lamp.yaml": windows, "glossary.yaml": windows });
    expect(await loadPacks(folder)).toEqual(await loadPacks(smallPack()));
  });
});

describe("a folder that can't be read", () => {
  it("is an error of the knowledge's", async () => {
    const loading = loadPacks(join(temporaryFolder(), "knowledge"));
    await expect(loading).rejects.toThrow(KnowledgeError);
    await expect(loading).rejects.toMatchObject({ code: "knowledge-invalid" });
  });

  it("may not be there", async () => {
    const folder = join(temporaryFolder(), "knowledge");
    expect(await problemsIn(folder)).toEqual([
      `${folder}: does not exist. Create it, or correct its path in the settings.`,
    ]);
  });

  it("may be empty", async () => {
    const folder = temporaryFolder();
    expect(await problemsIn(folder)).toEqual([
      `${folder}: holds no knowledge pack. Put a folder with a pack.yaml into it.`,
    ]);
  });

  it("may lack what a pack needs", async () => {
    const folder = smallPack({ "glossary.yaml": null, "entries/01-lamp.yaml": null, "entries/02-people.yaml": "[]" });
    expect(await problemsIn(folder)).toEqual(
      expect.arrayContaining([
        "small: has no entries. Put at least one into entries/, in a file that ends in .yaml.",
        "small: has no glossary.yaml. Write one with the names that the entries are about.",
      ]),
    );
  });

  it("may have YAML where nobody would read it", async () => {
    const folder = smallPack({ "silence.yaml": "[]", "entries/03.yml": "[]", "entries/old/04.yaml": "[]" });
    mkdirSync(join(folder, "draft/entries"), { recursive: true });
    writeFileSync(join(folder, "draft/entries/01.yaml"), "[]");
    writeFileSync(join(folder, "lost.yaml"), "[]");
    expect(await problemsIn(folder)).toEqual([
      "draft: has no pack.yaml. Write one, or move the folder elsewhere.",
      "lost.yaml: belongs to no pack. Move it into the folder of its pack.",
      "small/entries/03.yml: is not read. Let its name end in .yaml.",
      "small/entries/old: is not read. Move its files into entries/.",
      "small/silence.yaml: is not read. Name it pack.yaml, glossary.yaml, topics.yaml, silences.yaml, golden.yaml, or move it into entries/.",
    ]);
  });

  it("may have a folder in the place of a file", async () => {
    const folder = smallPack({ "topics.yaml": null });
    mkdirSync(join(folder, "small/topics.yaml"));
    expect(await problemsIn(folder)).toEqual([
      "small/topics.yaml: can't be read (EISDIR). See that it is what its name says and that the program's user may read it.",
    ]);
  });

  it("may hold bytes that are no text", async () => {
    const folder = smallPack({ "topics.yaml": new Uint8Array([0x2d, 0x20, 0xff, 0xfe]) });
    expect(await problemsIn(folder)).toEqual(["small/topics.yaml: is not UTF-8. Save it with that encoding."]);
  });
});

it("names files from the working directory", async () => {
  const folder = smallPack({ "topics.yaml": "" });
  const inside = join(process.cwd(), "data/test-knowledge");
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(join(inside, ".."), { recursive: true });
  cpSync(folder, inside, { recursive: true });
  try {
    await expect(loadPacks(inside)).rejects.toThrow("data/test-knowledge/small/topics.yaml:1: is empty.");
  } finally {
    rmSync(inside, { recursive: true });
  }
});

describe("with a cache folder", () => {
  it("gives the same packs from the cache", async () => {
    const folder = smallPack();
    const cacheFolder = join(temporaryFolder(), "cache");
    const first = await loadPacks(folder, { cacheFolder });
    expect(await loadPacks(folder, { cacheFolder })).toEqual(first);
    expect(await loadPacks(folder)).toEqual(first);
  });

  it("tells a problem that came after the packs were kept, each time", async () => {
    const folder = smallPack();
    const cacheFolder = temporaryFolder();
    await loadPacks(folder, { cacheFolder });
    writeFileSync(join(folder, "small/topics.yaml"), "- id: other\n");
    await expect(loadPacks(folder, { cacheFolder })).rejects.toThrow("topics.yaml:1: ");
    await expect(loadPacks(folder, { cacheFolder })).rejects.toThrow("topics.yaml:1: ");
  });

  it("sees an edit, another file and another name", async () => {
    const folder = smallPack();
    const cacheFolder = temporaryFolder();
    const idsNow = async () => (await loadPacks(folder, { cacheFolder }))[0]?.entries.map(({ id }) => id);
    expect(await idsNow()).toEqual(["lamp", "keepers"]);
    renameSync(join(folder, "small/entries/01-lamp.yaml"), join(folder, "small/entries/09-lamp.yaml"));
    expect(await idsNow()).toEqual(["keepers", "lamp"]);
    rmSync(join(folder, "small/entries/02-people.yaml"));
    expect(await idsNow()).toEqual(["lamp"]);
  });
});
