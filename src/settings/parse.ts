import { type Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { z } from "zod";
import { nearest } from "../text/nearest.ts";
import { SettingsError } from "./errors.ts";
import { type Settings, settingsSchema } from "./schema.ts";

/** Written like an environment variable, as secrets are. */
const VARIABLE = /^[A-Z][A-Z0-9_]+$/;

/**
 * Settings from the text of a settings file; what it leaves out has its default.
 *
 * @param file how messages name the file.
 * @throws SettingsError with a line `file:line: setting: what is wrong and what to do` for each problem. Never with a
 *   value: somebody may have pasted a secret.
 */
export function parseSettings(text: string, file: string): Settings {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number) => `${file}:${lineCounter.linePos(offset).line}`;
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    // The parser's own message may quote the file, its code doesn't.
    throw problems(faults.map(({ pos, code }) => `${place(pos[0])}: this isn't plain YAML (${code}); mend the line.`));
  }
  const result = settingsSchema.safeParse(valuesOf(document, file));
  if (result.success) return result.data;
  throw problems(
    result.error.issues.flatMap((issue) => {
      const keys = issue.code === "unrecognized_keys" ? issue.keys : undefined;
      const found = keys?.map((key) => ({ path: [...issue.path, key], remedy: unknown(key, issue.path) }));
      return (found ?? [{ path: issue.path, remedy: remedyOf(issue) }]).map(
        ({ path, remedy }) => `${place(offsetOf(document.contents, path))}: ${named(path)}: ${remedy}`,
      );
    }),
  );
}

function valuesOf(document: Document.Parsed, file: string): unknown {
  if (document.contents === null) return {};
  try {
    return document.toJS();
  } catch (cause) {
    throw new SettingsError("settings-invalid", `${file}: write values out, without YAML's aliases (*).`, { cause });
  }
}

function problems(lines: readonly string[]): SettingsError {
  return new SettingsError("settings-invalid", lines.join("\n"));
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the whole file" : path.join(".");
}

function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}.`;
  if (issue.code !== "invalid_type") return `${issue.message}.`;
  return issue.expected === "object" ? "must be a group of settings." : `must be a ${issue.expected}.`;
}

function unknown(key: string, path: readonly PropertyKey[]): string {
  if (VARIABLE.test(key)) return "is an environment variable; take it out of here and set it in .env.";
  const meant = nearest(key, settingsIn(path));
  return `there is no such setting; ${meant === undefined ? "remove it." : `did you mean ${meant}?`}`;
}

/** The names of the settings in a group. */
function settingsIn(path: readonly PropertyKey[]): readonly string[] {
  let group: unknown = settingsSchema.parse({});
  for (const key of path) group = (group as Readonly<Record<PropertyKey, unknown>>)[key];
  return Object.keys(group as object);
}

/** Where the setting's key stands, or the nearest group around it that is there. */
function offsetOf(contents: ParsedNode | null, path: readonly PropertyKey[]): number {
  let offset = contents?.range[0] ?? 0;
  let node: ParsedNode | null = contents;
  for (const key of path) {
    if (!isMap(node)) return offset;
    const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
    if (pair === undefined) return offset;
    offset = pair.key.range[0];
    node = pair.value as ParsedNode | null;
  }
  return offset;
}
