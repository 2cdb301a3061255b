import { readFileSync } from "node:fs";
import { z } from "zod";
import { StaffettaError } from "../../src/knowledge/errors.ts";

const passageSchema = z.object({ id: z.string().min(1), title: z.string().optional(), text: z.string() });
const querySchema = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  pids: z.array(z.string()).min(1).describe("Ids of the passages that answer."),
});

export type BenchPassage = { readonly id: string; readonly title: string; readonly text: string };
export type BenchQuery = z.infer<typeof querySchema>;
export type Corpus = { readonly passages: readonly BenchPassage[]; readonly queries: readonly BenchQuery[] };

/**
 * Reads passages (`{id, title?, text}`) and queries (`{id, text, pids}`), one JSON object a line.
 * @throws StaffettaError `bench-file`: a file that can't be read, a malformed line, a query about a passage that isn't there.
 */
export function readCorpus(passagesFile: string, queriesFile: string): Corpus {
  const passages = readLines(passagesFile, passageSchema).map(({ id, title = "", text }) => ({ id, title, text }));
  const ids = new Set<string>();
  for (const [at, { id }] of passages.entries()) {
    if (ids.has(id))
      throw fileError(`${passagesFile}:${at + 1}: the id “${id}” occurs twice; give each passage its own.`);
    ids.add(id);
  }
  const queries = readLines(queriesFile, querySchema);
  for (const [at, { pids }] of queries.entries()) {
    const missing = pids.find((id) => !ids.has(id));
    if (missing !== undefined) {
      throw fileError(
        `${queriesFile}:${at + 1}: no passage “${missing}” in ${passagesFile}; do the two files belong together?`,
      );
    }
  }
  return { passages, queries };
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (cause) {
    throw fileError(`${file}: can't be read (${messageOf(cause)}); check the path.`, cause);
  }
  const lines = content
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split(/\r?\n/);
  if (lines.length === 1 && lines[0] === "") throw fileError(`${file}: is empty; give one JSON object a line.`);
  return lines.map((line, at) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw fileError(`${file}:${at + 1}: is no JSON object (${messageOf(cause)}).`, cause);
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw fileError(`${file}:${at + 1}: ${issue?.path.join(".") || "the line"}: ${issue?.message ?? "malformed"}.`);
  });
}

function fileError(message: string, cause?: unknown): StaffettaError {
  return new StaffettaError("bench-file", message, { cause });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
