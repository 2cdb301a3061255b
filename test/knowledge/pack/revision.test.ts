import { expect, it } from "vitest";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";
import { revisionOf } from "../../../src/knowledge/pack/revision.ts";
import { addPack, type Change, FILES, smallPack } from "./small-pack.ts";

const revisionWith = async (changes: Readonly<Record<string, Change>>) =>
  revisionOf(await loadPacks(smallPack(changes)));
const LAMP = "entries/01-lamp.yaml";

it("is twelve hex digits, the same for the same content", async () => {
  expect(await revisionWith({})).toMatch(/^[0-9a-f]{12}$/);
  expect(await revisionWith({})).toBe(await revisionWith({}));
});

it("is another for another text, and for another order where order is meant", async () => {
  const revisions = await Promise.all([
    revisionWith({}),
    revisionWith({ [LAMP]: (text) => text.replace("every ten seconds", "every twelve seconds") }),
    revisionWith({ [LAMP]: (text) => text.replace("[what, how]", "[how, what]") }),
    revisionWith({ "silences.yaml": null }),
    revisionWith({ "pack.yaml": (text) => text.replace("https://example.org/faro", "https://example.org/torre") }),
  ]);
  expect(new Set(revisions).size).toBe(revisions.length);
});

it("doesn't depend on golden questions, comments, or the order of files, items and fields", async () => {
  const revision = await revisionWith({});
  expect(await revisionWith({ "golden.yaml": null })).toBe(revision);
  expect(await revisionWith({ [LAMP]: (text) => `# a comment\n${text}` })).toBe(revision);
  expect(await revisionWith({ [LAMP]: (text) => `firmness: stated\n${text.replace("firmness: stated\n", "")}` })).toBe(
    revision,
  );
  expect(await revisionWith({ [LAMP]: null, "entries/09.yaml": FILES[LAMP] ?? "" })).toBe(revision);
});

it("doesn't depend on the order of packs", async () => {
  const folder = smallPack();
  addPack(folder, "another", { "pack.yaml": (text) => text.replace("id: lighthouse", "id: another") });
  const packs = await loadPacks(folder);
  expect(revisionOf(packs.toReversed())).toBe(revisionOf(packs));
  expect(revisionOf(packs.slice(1))).not.toBe(revisionOf(packs));
});
