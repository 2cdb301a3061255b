import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type TextFile = {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
};

/** Installed, derived or the version control's own: nobody wrote it here. */
const FOREIGN = new Set(["node_modules", "data", "coverage", ".git"]);

/** The files of these folders (or files) whose names end in one of these, in the order of their paths. */
export function filesIn(places: readonly string[], endings: readonly string[]): readonly TextFile[] {
  return places
    .flatMap((place) => (existsSync(place) ? pathsIn(place) : []))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name).replaceAll("\\", "/");
    if (FOREIGN.has(entry.name)) return [];
    return entry.isDirectory() ? pathsIn(path) : [path];
  });
}
