import { LANGUAGES, type Language, type Pack } from "../knowledge/pack/types.ts";
import { cut, QUESTION_MAX_CHARACTERS } from "../knowledge/search/caps.ts";
import { buildCompleter, type Completer, type Completion } from "../knowledge/search/completer.ts";
import { createAnswerQuestion } from "./answer/answer-question.ts";
import { entriesOf, suggestionOf } from "./answer/compose.ts";
import type { EntrySubject } from "./answer/decide.ts";
import type { Bot } from "./bot.ts";
import { openKnowledge } from "./open-knowledge.ts";
import type { Conversations } from "./ports/conversations.ts";

export type BotOptions = {
  /** At least one. */
  readonly packs: readonly Pack[];
  readonly conversations: Conversations;
  /** Where the indexes are kept for the next start; without it they are built at each. */
  readonly cacheFolder?: string;
};

/** As many as Discord shows. */
const COMPLETIONS_MAX = 25;

/** Puts the core together over validated packs. The same packs, question and memory give the same answer. */
export function createBot({ packs, conversations, cacheFolder }: BotOptions): Bot {
  const { library, reader, examples, revision: knowledge } = openKnowledge(packs, cacheFolder);
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
    languageOf(text) {
      const { language, third } = reader.read(cut(text, QUESTION_MAX_CHARACTERS));
      return third ? null : language;
    },
    knowledge,
    async ask({ question, conversation, begins = false, language, channelLanguage }) {
      const asked = {
        text: question,
        ...(language !== undefined && { language }),
        ...(channelLanguage !== undefined && { channelLanguage }),
      };
      const recalled = async () => {
        const memory = conversation === undefined || begins ? undefined : await conversations.recall(conversation);
        return answerQuestion({ ...asked, ...(memory !== undefined && { memory }) });
      };
      const answer = answerQuestion.alone(asked) ?? (await recalled());
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

/** The example questions of all entries: first the first of each, so that nothing typed yet shows what there is. */
function questionsOf(entries: readonly EntrySubject[], language: Language): readonly Completion[] {
  const all = entries.flatMap(({ entry }) =>
    entry.questions[language].map((text, place) => ({ id: entry.id, text, place })),
  );
  return all.sort((a, b) => a.place - b.place).map(({ id, text }) => ({ id, text }));
}
