import { posix } from "node:path";
import type { TextFile } from "./repository.ts";

/** `npm run x` and `npm run --silent x`, but not `npm run` alone. */
const NPM_RUN = /\bnpm run (?:-\S+ )*([a-z][\w:-]*)/g;
/** npm's own names for scripts. */
const NPM_SCRIPT = /\bnpm (test|start)\b/g;
const LINK = /\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g;
const FENCED = /^ *(```|~~~)[\s\S]*?^ *\1/gm;
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|#|\/\/)/i;

/** Scripts that a text tells the reader to run and package.json doesn't have. */
export function missingScripts({ path, text }: TextFile, scripts: readonly string[]): readonly string[] {
  return [...text.matchAll(NPM_RUN), ...text.matchAll(NPM_SCRIPT)]
    .map((match) => match[1] ?? "")
    .filter((name) => !scripts.includes(name))
    .map((name) => `${path}: package.json has no script ${name}.`);
}

/** Relative links that lead to no file or folder. */
export function brokenLinks({ path, text }: TextFile, exists: (path: string) => boolean): readonly string[] {
  return [...text.replace(FENCED, "").matchAll(LINK)]
    .map((match) => match[1] ?? "")
    .filter((target) => !ELSEWHERE.test(target))
    .filter((target) => !exists(posix.join(posix.dirname(path), target.split("#")[0] ?? "")))
    .map((target) => `${path}: ${target} leads nowhere.`);
}
