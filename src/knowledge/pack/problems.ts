import { relative, sep } from "node:path";
import { KnowledgeError } from "../errors.ts";

/** Something that an editor has to mend: where it is, what is wrong and what to do. */
export type Problem = {
  /** As messages show it. */
  readonly file: string;
  /** Counted from 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** Path of the field, as in `questions.it[2]`; empty where none is meant. */
  readonly field?: string;
  /** “is missing. Write the English text.” */
  readonly text: string;
};

/** All problems as one error, a line each, in the order of files and lines. */
export function knowledgeError(problems: readonly Problem[]): KnowledgeError {
  const sorted = problems.toSorted((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
  return new KnowledgeError("knowledge-invalid", [...new Set(sorted.map(lineOf))].join("\n"));
}

/** A path as messages show it: from the working directory, where it lies within. */
export function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === "" || fromHere.startsWith("..") ? path : fromHere.replaceAll(sep, "/");
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lineOf({ file, line, field, text }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return field ? `${place}: ${field}: ${text}` : `${place}: ${text}`;
}
