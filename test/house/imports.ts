import { posix } from "node:path";
import type { TextFile } from "./repository.ts";

export type Import = {
  readonly from: string;
  readonly line: number;
  /** A path from the root, a package (or the beginning of what is within), or undefined where it is computed. */
  readonly to: string | undefined;
  /** Vanishes when the program runs. */
  readonly typeOnly: boolean;
  /** Waits until it is called. */
  readonly dynamic: boolean;
};

type Rule = {
  readonly folder: RegExp;
  /** Beginnings of the paths that it may import beside its own folder. */
  readonly may: readonly string[];
  /** Beginnings of the paths that it may import types from. */
  readonly mayTypes?: readonly string[];
};

/** What adapters and the command line know of the bot: its types, ports and words, and no part of how it works. */
const BOT_CONTRACT = [
  "src/bot/bot.ts",
  "src/bot/ports/",
  "src/bot/answer/types.ts",
  "src/bot/conversation/memory.ts",
  "src/bot/community/actions.ts",
  "src/bot/community/sources.ts",
  "src/bot/community/visit.ts",
  "src/bot/digest/words/",
];
/** What any of them may use. */
const TOOLS = ["src/text/", "src/collections/", "src/http/"];
const ERRORS = "src/knowledge/errors.ts";
const PACK_TYPES = "src/knowledge/pack/types.ts";

/** The first whose folder fits applies. A folder that none fits is a violation: somebody has to decide. */
const RULES: readonly Rule[] = [
  { folder: /^src\/knowledge\//, may: [] },
  { folder: /^src\/(text|collections|http)\//, may: [] },
  { folder: /^src\/bot\//, may: ["src/knowledge/", ...TOOLS] },
  { folder: /^src\/settings\//, may: [...TOOLS, ERRORS, PACK_TYPES] },
  {
    folder: /^src\/adapters\/[^/]+\//,
    may: [...BOT_CONTRACT, ...TOOLS, "src/settings/", ERRORS],
    mayTypes: ["src/bot/"],
  },
  // The command line is the terminal's: of the adapters it knows that one.
  {
    folder: /^src\/commands\//,
    may: [...BOT_CONTRACT, "src/bot/digest/time/", "src/adapters/terminal/", "src/settings/", ...TOOLS, ERRORS],
    mayTypes: ["src/bot/", "src/knowledge/"],
  },
  // The composition roots: what runs for a command, and what runs while the bot is connected.
  { folder: /^src\/(main|service)\.ts$/, may: ["src/"] },
  { folder: /^src\/compile-cache\.mjs$/, may: [] },
];

/** Packages that are used in one place, so that they can be replaced there. Builtin modules are everybody's. */
const PACKAGES: readonly (readonly [name: RegExp, place: RegExp])[] = [
  [/^@slack\//, /^src\/adapters\/slack\//],
  [/^(discord\.js|@discordjs\/.*|discord-api-types)$/, /^src\/adapters\/discord\//],
  [/^fuse\.js$/, /^src\/knowledge\//],
  [/^undici$/, /^src\/http\//],
  [/^pino$/, /^src\/adapters\/log\//],
  [/^(kysely|pg)$/, /^src\/adapters\/database\//],
  [/^zod$/, /^src\/settings\/|^src\/(.*[/-])?schema\.ts$/],
];

const STATIC = /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w$*{},\s]*?\sfrom\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /^(?!\s*(?:\/\/|\*|\/\*)).*?\bimport\(\s*(?:["']([^"']+)["']|`([^`$.]+\/)|[^)])/gm;

/** Every import and re-export of a file, in order of lines. */
export function importsOf({ path, text }: TextFile): readonly Import[] {
  const found = (match: RegExpExecArray, to: string | undefined, kind: Pick<Import, "typeOnly" | "dynamic">) => ({
    from: path,
    line: text.slice(0, match.index).split("\n").length,
    to: to?.startsWith(".") ? posix.join(posix.dirname(path), to) : to,
    ...kind,
  });
  return [
    ...[...text.matchAll(STATIC)].map((match) =>
      found(match, match[2], { typeOnly: match[1] !== undefined, dynamic: false }),
    ),
    ...[...text.matchAll(DYNAMIC)].map((match) =>
      found(match, match[1] ?? match[2], { typeOnly: false, dynamic: true }),
    ),
  ].sort((a, b) => a.line - b.line);
}

/** Each import that breaks a rule of the house. */
export function violationsIn(files: readonly TextFile[], dependencies: readonly string[]): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((found) => {
      const fault = faultOf(found, dependencies);
      return fault === undefined ? [] : [`${found.from}:${found.line} imports ${found.to ?? "something"}: ${fault}`];
    }),
  );
}

/** The packages that are loaded when these files are, by imports that don't wait; types don't count. */
export function packagesLoadedBy(entrances: readonly string[], files: readonly TextFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const file = byPath.get(path);
    if (file === undefined) throw new Error(`${path} is not there.`);
    for (const { to, typeOnly, dynamic } of importsOf(file)) {
      if (typeOnly || dynamic || to === undefined) continue;
      if (to.startsWith("src/")) visit(to);
      else packages.add(packageOf(to));
    }
  };
  entrances.forEach(visit);
  return packages;
}

function faultOf({ from, to, typeOnly }: Import, dependencies: readonly string[]): string | undefined {
  if (to === undefined) return "write the address out, so that it can be checked.";
  if (to.startsWith("node:")) return undefined;
  const rule = RULES.find(({ folder }) => folder.test(from));
  if (rule === undefined) return "there is no rule for its folder. Write one.";
  if (to.startsWith("src/")) {
    const own = rule.folder.exec(from)?.[0] ?? from;
    const allowed = [own, ...rule.may, ...(typeOnly ? (rule.mayTypes ?? []) : [])];
    return allowed.some((beginning) => to.startsWith(beginning)) ? undefined : `${own} must not know it.`;
  }
  const name = packageOf(to);
  if (!dependencies.includes(name)) return "it is no dependency of the program's.";
  const place = PACKAGES.find(([pattern]) => pattern.test(name))?.[1];
  return place === undefined || place.test(from) ? undefined : `it belongs to ${place.source}.`;
}

/** `@orama/stemmers/english` → `@orama/stemmers` */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
