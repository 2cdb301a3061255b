import { StaffettaError } from "../../src/knowledge/errors.ts";
import { loadLanguage } from "../../src/knowledge/text/language.ts";
import { type Corpus, readCorpus } from "./corpus.ts";
import { detectLanguage } from "./detect.ts";
import { measure, type Trial } from "./measure.ts";
import { randomFrom, shuffled } from "./random.ts";
import { jsonLine, table } from "./report.ts";
import { syntheticCorpus } from "./synthetic.ts";
import type { System } from "./system.ts";
import { flexSearch } from "./systems/flexsearch.ts";
import { naiveFuse } from "./systems/fuse.ts";
import { miniSearchDefault, miniSearchFuzzy, miniSearchTuned } from "./systems/minisearch.ts";
import { orama } from "./systems/orama.ts";
import { ours, oursWithoutFuse } from "./systems/staffetta.ts";
import { withTypo } from "./typo.ts";

/** Ours comes first: the table's ratios are to the first. */
const SYSTEMS: readonly System[] = [
  ours,
  oursWithoutFuse,
  naiveFuse,
  miniSearchDefault,
  miniSearchTuned,
  miniSearchFuzzy,
  orama,
  flexSearch,
];
const SEED = 7;

export type SearchBenchOptions = {
  /** Both or neither; without files the bench makes its own corpus. */
  readonly files: { readonly passages: string; readonly queries: string } | null;
  /** At most this many questions, drawn at random. */
  readonly limit: number | null;
  /** A language code; null: detected from the passages. */
  readonly language: string | null;
  /** Names of the systems to run, in this order; null: all. */
  readonly systems: readonly string[] | null;
  readonly json: boolean;
};

/**
 * Runs every system over the same questions and writes a table or JSON lines to `write`.
 * @throws StaffettaError for files or options that can't be used.
 */
export async function runSearchBench(options: SearchBenchOptions, write: (text: string) => void): Promise<void> {
  const systems = options.systems?.map(systemNamed) ?? SYSTEMS;
  const corpus: Corpus = options.files ? readCorpus(options.files.passages, options.files.queries) : syntheticCorpus();
  const language =
    options.language === null ? await detectLanguage(corpus.passages) : await loadLanguage(options.language);
  const random = randomFrom(SEED);
  const trials: Trial[] = shuffled(corpus.queries, random)
    .slice(0, options.limit ?? corpus.queries.length)
    .map(({ text, pids }) => ({
      text,
      misspelt: withTypo(text, language.stopwords, random),
      right: new Set(pids),
    }));
  if (!options.json) {
    write(`${corpus.passages.length} passages, ${trials.length} questions, language ${language.code}\n\n`);
  }
  const results = [];
  for (const system of systems) {
    const measured = await measure(system, corpus.passages, language, trials);
    results.push({ system, measured });
    if (options.json) write(jsonLine(measured.measurement));
  }
  if (!options.json) write(table(results));
}

function systemNamed(name: string): System {
  const found = SYSTEMS.find((system) => system.name === name);
  if (found !== undefined) return found;
  const names = SYSTEMS.map((system) => system.name).join(", ");
  throw new StaffettaError("bench-usage", `No system “${name}”: use some of ${names}.`);
}
