import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { knowledgeError, type Problem, shown } from "./problems.ts";

/** The files of a pack; `entry` stands for each one under entries/. */
export type FileKind = "pack" | "entry" | "silences" | "glossary" | "topics" | "golden";

export type PackFile = {
  readonly kind: FileKind;
  /** Name of the pack's folder and the path within, as in `my-pack/entries/01-foo.yaml`. */
  readonly name: string;
  /** As messages show it. */
  readonly path: string;
  readonly content: Uint8Array;
};

/** The files of one pack's folder. */
export type PackFolder = { readonly path: string; readonly files: readonly PackFile[] };

/** Holds the JSON Schemas for editors, beside the packs. */
const SCHEMA_FOLDER = "schema";
const FILES: Readonly<Record<string, FileKind>> = {
  "pack.yaml": "pack",
  "glossary.yaml": "glossary",
  "topics.yaml": "topics",
  "silences.yaml": "silences",
  "golden.yaml": "golden",
};
const ENTRIES_FOLDER = "entries";
const MISPLACED = `is not read. Name it ${Object.keys(FILES).join(", ")}, or move it into ${ENTRIES_FOLDER}/.`;
const YAML = /\.ya?ml$/i;

/**
 * The packs' files in a knowledge folder, as bytes, in the order of their names. Hidden files and whatever isn't YAML
 * are passed over; YAML in the wrong place is an error, since nobody would notice that it isn't read.
 *
 * @throws KnowledgeError where the folder or a file can't be read, holds no pack, or has YAML in the wrong place.
 */
export function readPackFolders(folder: string): readonly PackFolder[] {
  const problems: Problem[] = [];
  const packs: PackFolder[] = [];
  for (const name of listed(folder, problems)) {
    const path = join(folder, name);
    if (YAML.test(name)) {
      problems.push({ file: shown(path), text: "belongs to no pack. Move it into the folder of its pack." });
    } else if (name !== SCHEMA_FOLDER && existsSync(join(path, "pack.yaml"))) {
      packs.push({ path: shown(path), files: readPackFolder(folder, name, problems) });
    } else if (name !== SCHEMA_FOLDER && holdsYaml(path)) {
      problems.push({ file: shown(path), text: "has no pack.yaml. Write one, or move the folder elsewhere." });
    }
  }
  if (packs.length === 0 && problems.length === 0) {
    problems.push({ file: shown(folder), text: "holds no knowledge pack. Put a folder with a pack.yaml into it." });
  }
  if (problems.length > 0) throw knowledgeError(problems);
  return packs;
}

function readPackFolder(folder: string, pack: string, problems: Problem[]): readonly PackFile[] {
  const files: PackFile[] = [];
  const read = (name: string, kind: FileKind) => {
    const path = join(folder, name);
    try {
      files.push({ kind, name, path: shown(path), content: readFileSync(path) });
    } catch (error) {
      problems.push({ file: shown(path), text: unreadable(error) });
    }
  };
  const names = listed(join(folder, pack), problems);
  for (const name of names.filter((each) => YAML.test(each))) {
    const kind = FILES[name];
    if (kind !== undefined) read(`${pack}/${name}`, kind);
    else problems.push({ file: shown(join(folder, pack, name)), text: MISPLACED });
  }
  const entries = names.includes(ENTRIES_FOLDER) ? listed(join(folder, pack, ENTRIES_FOLDER), problems) : [];
  for (const name of entries) {
    const path = join(folder, pack, ENTRIES_FOLDER, name);
    if (name.endsWith(".yaml")) read(`${pack}/${ENTRIES_FOLDER}/${name}`, "entry");
    else if (YAML.test(name)) problems.push({ file: shown(path), text: "is not read. Let its name end in .yaml." });
    else if (holdsYaml(path)) problems.push({ file: shown(path), text: "is not read. Move its files into entries/." });
  }
  return files;
}

function listed(folder: string, problems: Problem[]): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    problems.push({ file: shown(folder), text: unreadable(error) });
    return [];
  }
}

/** True for a folder with YAML in it, at its top or under entries/. */
function holdsYaml(path: string): boolean {
  return [path, join(path, ENTRIES_FOLDER)].some((folder) => {
    try {
      return readdirSync(folder).some((name) => YAML.test(name));
    } catch {
      return false;
    }
  });
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "ENOENT") return "does not exist. Create it, or correct its path in the settings.";
  return `can't be read (${code}). See that it is what its name says and that the program's user may read it.`;
}
