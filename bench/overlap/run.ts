import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StaffettaError } from "../../src/knowledge/errors.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import type { Pack } from "../../src/knowledge/pack/types.ts";
import { tokenise } from "../../src/knowledge/text/tokenise.ts";

const KNOWLEDGE_FOLDER = join(import.meta.dirname, "../../config/knowledge");
/** So many pairs are shown. */
const PAIRS_SHOWN = 5;

export type Overlap = {
  readonly question: string;
  readonly example: string;
  readonly subject: string;
  readonly share: number;
};

/**
 * How near a set of questions, kept apart to measure with, comes to the questions in the packs: for each its nearest
 * example by Jaccard's index of their words, function words included. A set measures what it should only where this is
 * far from 1.
 * @param file JSON lines with a `question`
 * @throws StaffettaError where the file can't be read or a line has no question.
 */
export async function runOverlapBench(file: string, write: (text: string) => void): Promise<void> {
  const pairs = overlaps(readQuestions(file), await loadPacks(KNOWLEDGE_FOLDER));
  const [nearest] = pairs;
  const mean = pairs.reduce((sum, { share }) => sum + share, 0) / Math.max(1, pairs.length);
  write(`${pairs.length} questions; the nearest example of each shares ${percent(mean)} of the words on average.\n\n`);
  for (const { question, example, subject, share } of pairs.slice(0, PAIRS_SHOWN))
    write(`${percent(share)}  ${question}\n      ${example}  (${subject})\n`);
  write(`\ngreatest word overlap: ${percent(nearest?.share ?? 0)}\n`);
}

const percent = (share: number): string => `${Math.round(100 * share)} %`.padStart(5);

/** The nearest example of each question, the nearest pair first. */
export function overlaps(questions: readonly string[], packs: readonly Pack[]): readonly Overlap[] {
  const examples = packs.flatMap(({ entries, silences }) =>
    [...entries, ...silences].flatMap(({ id, questions: { it, en } }) =>
      [...it, ...en].map((example) => ({ example, subject: id, words: wordsOf(example) })),
    ),
  );
  const nearest = questions.map((question) => {
    const words = wordsOf(question);
    let best: Overlap = { question, example: "", subject: "", share: 0 };
    for (const { example, subject, words: others } of examples) {
      const share = words.intersection(others).size / Math.max(1, words.union(others).size);
      if (share > best.share) best = { question, example, subject, share };
    }
    return best;
  });
  return nearest.sort((a, b) => b.share - a.share);
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(tokenise(text).map(({ word }) => word));

function readQuestions(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new StaffettaError("bench-file", `${file} can't be read. Give a file of JSON lines.`, { cause });
  }
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [questionIn(line, `${file}:${at + 1}`)]));
}

function questionIn(line: string, place: string): string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && "question" in value && typeof value.question === "string")
      return value.question;
  } catch {
    // Told below, with the place.
  }
  throw new StaffettaError("bench-file", `${place}: isn't JSON with a “question”. Write one such object a line.`);
}
