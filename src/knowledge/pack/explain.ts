import { nearest } from "./nearest.ts";
import type { Problem } from "./problems.ts";
import type { Item, Path } from "./read.ts";
import { descriptionAt, fieldsAt, type Issue, type ItemSchema } from "./schema.ts";

const LANGUAGE_NAMES: ReadonlyMap<string | number | undefined, string> = new Map([
  ["it", "Italian"],
  ["en", "English"],
]);
const NO_LIST = "is no list. Write it as [one, two], or each item on a line of its own after a hyphen and a space.";

/** A problem with a field of an item. */
export function problemAt(item: Item, field: Path, text: string): Problem {
  return { file: item.file, line: item.lineOf(field), field: nameOf([...item.path, ...field]), text };
}

/** Puts what the schema found wrong with an item into words that an editor can act on. */
export function explain(issues: readonly Issue[], item: Item, schema: ItemSchema): readonly Problem[] {
  const problems: Problem[] = [];
  const misspelt = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const group = pathOf(issue);
    const fields = fieldsAt(schema, group);
    for (const key of issue.keys) {
      const meant = nearest(key, fields);
      if (meant !== undefined) misspelt.add(nameOf([...group, meant]));
      const remedy =
        meant === undefined ? `Remove it, or use one of ${fields.join(", ")}.` : `Did you mean “${meant}”?`;
      problems.push(problemAt(item, [...group, key], `is no field here. ${remedy}`));
    }
  }
  for (const issue of issues) {
    const path = pathOf(issue);
    const value = valueAt(item.value, path);
    // The misspelt name was told already.
    if (issue.code === "unrecognized_keys" || (value === undefined && misspelt.has(nameOf(path)))) continue;
    problems.push(problemAt(item, path, textOf(issue, value, path, schema)));
  }
  return problems;
}

function textOf(issue: Issue, value: unknown, path: Path, schema: ItemSchema): string {
  if (value === undefined) return `is missing. ${additionOf(issue, path, schema)}`;
  if (value === null) return `is empty. ${additionOf(issue, path, schema)}`;
  if (issue.code === "invalid_type") return wrongType(issue.expected, value, fieldsAt(schema, path));
  if (issue.code !== "invalid_value") return issue.message;
  const allowed = issue.values.map(String);
  const meant = nearest(String(value), allowed);
  return `is none of ${allowed.join(", ")}. ${meant === undefined ? "Use one of these." : `Did you mean “${meant}”?`}`;
}

/** What to write where there is nothing. */
function additionOf(issue: Issue, path: Path, schema: ItemSchema): string {
  const language = LANGUAGE_NAMES.get(path.at(-1));
  if (language !== undefined) {
    const isList = issue.code === "invalid_type" && issue.expected === "array";
    return `Write the ${language} ${isList ? "list" : "text"}.`;
  }
  if (typeof path.at(-1) === "number") return "Write something after the hyphen, or remove the line.";
  const description = descriptionAt(schema, path);
  return description === undefined ? "Write it." : `Write it: ${description}`;
}

function wrongType(expected: string, value: unknown, fields: readonly string[]): string {
  if (expected === "array") return NO_LIST;
  if (expected === "object") return `has no fields. Write it with the fields ${fields.join(", ")}.`;
  if (expected !== "string") return "is no whole number. Write it in digits, without quotation marks.";
  if (Array.isArray(value)) return "is a list. Write one text.";
  if (typeof value === "object") {
    return "has fields. Put the text into double quotation marks: a colon and a space make a field of it.";
  }
  return `is a ${typeof value}. Put it into double quotation marks to make a text of it.`;
}

function pathOf({ path }: Issue): Path {
  return path.map((key) => (typeof key === "number" ? key : String(key)));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined),
    value,
  );
}

/** As in `questions.it[2]`. */
function nameOf(path: Path): string {
  return path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}
