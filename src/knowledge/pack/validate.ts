import { explain } from "./explain.ts";
import type { FileKind, PackFolder } from "./files.ts";
import { knowledgeError, type Problem } from "./problems.ts";
import { type Item, readItems } from "./read.ts";
import { type Checked, checkReferences, type DraftPack } from "./references.ts";
import {
  entrySchema,
  glossaryTermSchema,
  goldenSchema,
  type ItemSchema,
  packSchema,
  silenceSchema,
  topicSchema,
} from "./schema.ts";
import type { Pack } from "./types.ts";

const NO_ENTRIES = "has no entries. Put at least one into entries/, in a file that ends in .yaml.";
const NO_GLOSSARY = "has no glossary.yaml. Write one with the names that the entries are about.";

/**
 * The packs of folders that were read.
 *
 * @throws KnowledgeError with every problem of all packs.
 */
export function validatePacks(folders: readonly PackFolder[]): readonly Pack[] {
  const problems: Problem[] = [];
  const drafts = folders.map((folder) => draftOf(folder, problems));
  problems.push(...checkReferences(drafts));
  const packs = drafts.flatMap(packOf);
  if (problems.length > 0) throw knowledgeError(problems);
  return packs;
}

function draftOf(folder: PackFolder, problems: Problem[]): DraftPack {
  const list = <T>(kind: FileKind, schema: ItemSchema<T>): Checked<T> => {
    const files = folder.files.filter((file) => file.kind === kind).map((file) => readItems(file, problems));
    const items = files.flatMap((each) => each ?? []);
    return {
      items,
      valid: items.flatMap((item) => checked(item, schema, problems)),
      complete: !files.includes(undefined),
    };
  };
  const draft: DraftPack = {
    pack: list("pack", packSchema),
    entries: list("entry", entrySchema),
    silences: list("silences", silenceSchema),
    glossary: list("glossary", glossaryTermSchema),
    topics: list("topics", topicSchema),
    golden: list("golden", goldenSchema),
  };
  const { entries } = draft;
  if (entries.complete && entries.items.length === 0) problems.push({ file: folder.path, text: NO_ENTRIES });
  if (!folder.files.some(({ kind }) => kind === "glossary")) problems.push({ file: folder.path, text: NO_GLOSSARY });
  return draft;
}

function checked<T>(item: Item, schema: ItemSchema<T>, problems: Problem[]): Checked<T>["valid"] {
  const result = schema.safeParse(item.value);
  if (result.success) return [{ item, value: result.data }];
  problems.push(...explain(result.error.issues, item, schema));
  return [];
}

/** The pack without its places; nothing where its pack.yaml wasn't valid. */
function packOf(draft: DraftPack): readonly Pack[] {
  const values = <T>({ valid }: Checked<T>): readonly T[] => valid.map(({ value }) => value);
  return values(draft.pack).map((metadata) => ({
    metadata,
    entries: values(draft.entries),
    silences: values(draft.silences),
    glossary: values(draft.glossary),
    topics: values(draft.topics),
    golden: values(draft.golden),
  }));
}
