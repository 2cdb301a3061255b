import { hash } from "node:crypto";
import { dirname, join } from "node:path";
import { derivedDataIn, hashOfCode } from "../knowledge/derived-data.ts";
import { type CompiledLibrary, compileLibrary, openLibrary } from "../knowledge/library.ts";
import { revisionOf } from "../knowledge/pack/revision.ts";
import { LANGUAGES, type Language, type Pack } from "../knowledge/pack/types.ts";
import { buildCompleter, type Completer, type Completion } from "../knowledge/search/completer.ts";
import { createAnswerQuestion } from "./answer/answer-question.ts";
import { entriesOf, suggestionOf } from "./answer/compose.ts";
import type { EntrySubject } from "./answer/decide.ts";
import { type ExampleIndex, indexExamples, openExamples } from "./answer/examples.ts";
import type { Bot } from "./bot.ts";
import type { Conversations } from "./ports/conversations.ts";
import { createReader } from "./understanding/read.ts";
import { TALK } from "./understanding/talk.ts";

export type BotOptions = {
  /** At least one. */
  readonly packs: readonly Pack[];
  readonly conversations: Conversations;
  /** Where the indexes are kept for the next start; without it they are built at each. */
  readonly cacheFolder?: string;
};

const KNOWLEDGE_CODE = join(dirname(import.meta.dirname), "knowledge");
/** As many as Discord shows. */
const COMPLETIONS_MAX = 25;

/** Puts the core together over validated packs. The same packs, question and memory give the same answer. */
export function createBot({ packs, conversations, cacheFolder }: BotOptions): Bot {
  const knowledge = revisionOf(packs);
  const { library, reader, examples } = openKnowledge(packs, knowledge, cacheFolder);
  const answerQuestion = createAnswerQuestion(library, reader, examples, knowledge);
  const entries = entriesOf(library);
  const completers = new Map<Language, Completer>();
  const completerOf = (language: Language): Completer => {
    const made = completers.get(language) ?? buildCompleter(questionsOf(entries, language));
    completers.set(language, made);
    return made;
  };

  return {
    languages: LANGUAGES,
    knowledge,
    async ask({ question, conversation, language, channelLanguage }) {
      const memory = conversation === undefined ? undefined : await conversations.recall(conversation);
      const answer = answerQuestion({
        text: question,
        ...(language !== undefined && { language }),
        ...(channelLanguage !== undefined && { channelLanguage }),
        ...(memory !== undefined && { memory }),
      });
      if (conversation !== undefined) await conversations.remember(conversation, answer.memory);
      return answer;
    },
    complete: (typed, language, limit = COMPLETIONS_MAX) =>
      completerOf(language)(typed, limit).map(({ id, text }) => ({ entry: id, question: text })),
    topics: (language) =>
      packs.flatMap((pack) =>
        pack.topics.map((topic) => ({
          id: topic.id,
          name: topic.name[language],
          questions: entries
            .filter((subject) => subject.pack === pack && subject.entry.topics.includes(topic.id))
            .map((subject) => suggestionOf(subject, language)),
        })),
      ),
  };
}

type Compiled = { readonly library: CompiledLibrary; readonly examples: ExampleIndex };

/** The knowledge ready to be asked: from what an earlier start kept, or compiled anew. */
export function openKnowledge(packs: readonly Pack[], revision: string, cacheFolder: string | undefined) {
  const open = (compiled: CompiledLibrary) => {
    const library = openLibrary(packs, compiled, TALK);
    return { library, reader: createReader(library) };
  };
  const compile = (): Compiled => {
    const compiled = compileLibrary(packs);
    const { library, reader } = open(compiled);
    return { library: compiled, examples: indexExamples(library.examples(), reader) };
  };
  if (cacheFolder === undefined) return openAll(compile());
  const derived = derivedDataIn(cacheFolder);
  const key = hash("sha256", `${revision} ${hashOfCode(import.meta.dirname, KNOWLEDGE_CODE)}`);
  const kept = derived.recall("library", key) as Compiled | undefined;
  const compiled = kept ?? compile();
  if (kept === undefined) derived.keep("library", key, compiled);
  return openAll(compiled);

  function openAll({ library, examples }: Compiled) {
    const opened = open(library);
    const isSilence = (key: string) => opened.library.subjects.get(key)?.kind === "silence";
    return { ...opened, examples: openExamples(examples, isSilence) };
  }
}

/** The example questions of all entries: first the first of each, so that nothing typed yet shows what there is. */
function questionsOf(entries: readonly EntrySubject[], language: Language): readonly Completion[] {
  const all = entries.flatMap(({ entry }) =>
    entry.questions[language].map((text, place) => ({ id: entry.id, text, place })),
  );
  return all.sort((a, b) => a.place - b.place).map(({ id, text }) => ({ id, text }));
}
