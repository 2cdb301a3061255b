import { hash } from "node:crypto";
import { dirname, join } from "node:path";
import { derivedDataIn, hashOfCode } from "../knowledge/derived-data.ts";
import { type CompiledLibrary, compileLibrary, type Library, openLibrary } from "../knowledge/library.ts";
import { revisionOf } from "../knowledge/pack/revision.ts";
import type { Pack } from "../knowledge/pack/types.ts";
import { type ExampleIndex, type Examples, indexExamples, openExamples } from "./answer/examples.ts";
import { createReader, type Reader } from "./understanding/read.ts";
import { TALK } from "./understanding/talk.ts";

/** The packs ready to be asked. */
export type Knowledge = {
  readonly library: Library;
  readonly reader: Reader;
  readonly examples: Examples;
  /** See `revisionOf`. */
  readonly revision: string;
};

/** What takes long to make of packs, as plain data. */
type Compiled = { readonly library: CompiledLibrary; readonly examples: ExampleIndex; readonly revision: string };

const KNOWLEDGE_CODE = join(dirname(import.meta.dirname), "knowledge");

/**
 * Opens packs on what an earlier start kept, or compiles them anew and keeps that.
 * @param cacheFolder without one nothing is kept
 */
export function openKnowledge(packs: readonly Pack[], cacheFolder?: string): Knowledge {
  if (cacheFolder === undefined) return open(packs, compile(packs));
  const derived = derivedDataIn(cacheFolder);
  const content = JSON.stringify([packs, hashOfCode(import.meta.dirname, KNOWLEDGE_CODE)]);
  const key = hash("sha256", content);
  const kept = derived.recall("library", key) as Compiled | undefined;
  const compiled = kept ?? compile(packs);
  if (kept === undefined) derived.keep("library", key, compiled);
  return open(packs, compiled);
}

function compile(packs: readonly Pack[]): Compiled {
  const library = compileLibrary(packs);
  const opened = openLibrary(packs, library, TALK);
  const examples = indexExamples(opened.examples(), createReader(opened));
  return { library, examples, revision: revisionOf(packs) };
}

function open(packs: readonly Pack[], compiled: Compiled): Knowledge {
  const library = openLibrary(packs, compiled.library, TALK);
  const isSilence = (key: string) => library.subjects.get(key)?.kind === "silence";
  const examples = openExamples(compiled.examples, isSilence);
  return { library, reader: createReader(library), examples, revision: compiled.revision };
}
