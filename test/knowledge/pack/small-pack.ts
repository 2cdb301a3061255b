import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

const LAMP = `id: lamp
title:
  it: La lampada del faro
  en: The lighthouse's lamp
paragraphs: [1]
assertedBy: article
firmness: stated
answer:
  it: La lampada del faro gira ogni dieci secondi.
  en: The lamp of the lighthouse turns every ten seconds.
questions:
  it:
    - Come gira la lampada?
    - Ogni quanto gira la lampada?
  en:
    - How does the lamp turn?
keywords:
  it: [lampada]
  en: [lamp]
asks: [what, how]
entities: [lighthouse]
topics: [building]
prompt:
  it: Serve ancora un faro?
  en: Does anybody still need a lighthouse?
`;

const KEEPERS = `- id: keepers
  title: { it: I guardiani, en: The keepers }
  paragraphs: [1, 2]
  assertedBy: ada
  firmness: reported
  answer:
    it: Secondo Ada i guardiani erano tre.
    en: According to Ada there were three keepers.
  questions: { it: [Quanti erano i guardiani?], en: [How many keepers were there?] }
  keywords: { it: [guardiani], en: [keepers] }
  asks: [how-many]
  counts: [keeper]
  entities: [lighthouse, keeper]
  topics: [building]
  stance: for-open
  prompt: { it: Chi vorrebbe vivere in un faro?, en: Who would live in a lighthouse? }
`;

/** The valid pack's files by their paths within it. */
export const FILES: Readonly<Record<string, string>> = {
  "pack.yaml": `id: lighthouse
title: { it: L'articolo sul faro, en: The article on the lighthouse }
languages: [it, en]
source:
  language: it
  date: 2020-01-31
  quotedPostDate: null
  address: https://example.org/faro
about: { it: il faro, en: the lighthouse }
paragraphs:
  - number: 1
    firstWords: Sul promontorio
  - number: 2
    firstWords: Tre guardiani
`,
  "entries/01-lamp.yaml": LAMP,
  "entries/02-people.yaml": KEEPERS,
  "glossary.yaml": `- id: lighthouse
  kind: entity
  name: { it: Faro, en: Lighthouse }
  aliases: { it: [il faro, la torre], en: [the tower] }
  card: lamp
- id: ada
  kind: entity
  name: { it: Ada, en: Ada }
  aliases: { it: [], en: [] }
- id: keeper
  kind: concept
  name: { it: guardiano, en: keeper }
  aliases: { it: [custode], en: [warden] }
`,
  "topics.yaml": `- id: building
  name: { it: L'edificio, en: The building }
`,
  "silences.yaml": `- id: height
  missing: { it: quanto è alto il faro, en: how tall the lighthouse is }
  questions: { it: [Quanto è alto il faro?], en: [How tall is the lighthouse?] }
  keywords: { it: [altezza], en: [height] }
  entities: [lighthouse]
  nearby: [lamp]
`,
  "golden.yaml": `- question: Come gira?
  language: it
  expect: { entries: [lamp] }
- question: How tall is it?
  language: en
  expect: { reason: unknown }
`,
};

/** What to do with a file of the small pack: other content, an edit, or null to leave it out. */
export type Change = string | Uint8Array | null | ((text: string) => string);

/**
 * A knowledge folder that is gone after the test, with one valid pack in `small/`, a lighthouse's, as far as the
 * changes leave it valid. Their keys are paths within the pack.
 */
export function smallPack(changes: Readonly<Record<string, Change>> = {}): string {
  const folder = join(temporaryFolder(), "knowledge");
  mkdirSync(folder);
  addPack(folder, "small", changes);
  return folder;
}

/** Writes the small pack, with changes, into a folder of this name. */
export function addPack(folder: string, name: string, changes: Readonly<Record<string, Change>> = {}): void {
  for (const file of new Set([...Object.keys(FILES), ...Object.keys(changes)])) {
    const text = FILES[file] ?? "";
    const change = changes[file] === undefined ? text : changes[file];
    if (change === null) continue;
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof change === "function" ? edited(text, change) : change);
  }
}

/** The lines of the error with which loading fails, without the folder's path; none where it succeeds. */
export async function problemsIn(folder: string): Promise<readonly string[]> {
  try {
    await loadPacks(folder);
    return [];
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, "").split("\n");
  }
}

function edited(text: string, edit: (text: string) => string): string {
  const after = edit(text);
  if (after === text) throw new Error("The edit changes nothing: it doesn't fit the small pack.");
  return after;
}
