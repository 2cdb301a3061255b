import { buildLibrary } from "../knowledge/library.ts";
import type { Language, Pack } from "../knowledge/pack/types.ts";
import { createAnswerQuestion } from "./answer/answer-question.ts";
import { buildExamples, exampleQuestions } from "./answer/examples.ts";
import { createReader, TALK } from "./understanding/read.ts";

export function assemble(packs: readonly Pack[], revision: string) {
  const library = buildLibrary(packs, TALK);
  const reader = createReader(library);
  return createAnswerQuestion(library, reader, buildExamples(exampleQuestions(library, reader)), revision);
}
export type { Language };
