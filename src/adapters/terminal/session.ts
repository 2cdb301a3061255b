import type { Answer, Suggestion } from "../../bot/answer/types.ts";
import type { Bot, Language, TopicListing } from "../../bot/bot.ts";
import { commandOf, UNKNOWN_COMMAND } from "./commands.ts";
import { isLanguage, WORDS } from "./words/words.ts";

/** Where a chat stands. A value: each line makes the next one. */
export type Session = {
  /** What /lang chose; undefined answers in the language of each question. */
  readonly chosen: Language | undefined;
  /** The language of the terminal's own words: the chosen one, else that of the last answer. */
  readonly shown: Language;
  /** The questions that can be chosen by their number now, the first one's being 1. */
  readonly numbered: readonly Suggestion[];
  readonly last: Answer | undefined;
};

/** What a line leads to, for rendering. */
export type Output =
  | { readonly kind: "nothing" }
  | { readonly kind: "welcome"; readonly numbered: readonly Suggestion[] }
  | { readonly kind: "answer"; readonly answer: Answer; readonly chosenQuestion: string | undefined }
  | { readonly kind: "topics"; readonly topics: readonly TopicListing[] }
  | { readonly kind: "explanation"; readonly answer: Answer }
  | { readonly kind: "help" }
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "goodbye" };

export type Turn = { readonly session: Session; readonly output: Output };

export type SessionOptions = {
  readonly bot: Bot;
  readonly channelLanguage: Language;
  /** Key of the conversation that all questions of the chat belong to. */
  readonly conversation: string;
};

const WELCOME_QUESTIONS = 3;
const OVERVIEW_QUESTIONS_PER_TOPIC = 2;
const NUMBER = /^\d{1,3}$/;

/** A chat's start: a few questions to choose from, each of another topic. */
export function openSession({ bot, channelLanguage }: SessionOptions): Turn {
  const firsts = bot.topics(channelLanguage).flatMap(({ questions }) => questions.slice(0, 1));
  const numbered = [...new Map(firsts.map((each) => [each.question, each])).values()].slice(0, WELCOME_QUESTIONS);
  return {
    session: { chosen: undefined, shown: channelLanguage, numbered, last: undefined },
    output: { kind: "welcome", numbered },
  };
}

/** What one line of input leads to. Rejects only where the bot does. */
export async function takeLine(session: Session, line: string, options: SessionOptions): Promise<Turn> {
  const typed = line.trim();
  if (typed === "") return { session, output: { kind: "nothing" } };
  if (typed.startsWith("/")) return takeCommand(session, typed, options);
  if (NUMBER.test(typed) && session.numbered.length > 0) {
    const chosen = session.numbered[Number(typed) - 1];
    if (chosen === undefined) return notice(session, WORDS[session.shown].noSuchNumber(session.numbered.length));
    return ask(session, chosen.question, options, chosen.question);
  }
  return ask(session, typed, options, undefined);
}

async function ask(
  session: Session,
  question: string,
  { bot, channelLanguage, conversation }: SessionOptions,
  chosenQuestion: string | undefined,
): Promise<Turn> {
  const chosen = session.chosen === undefined ? {} : { language: session.chosen };
  const answer = await bot.ask({ question, conversation, channelLanguage, ...chosen });
  return {
    session: {
      chosen: session.chosen,
      shown: session.chosen ?? answer.language,
      // Numbers on the screen stay good until there are others.
      numbered: answer.suggestions.length > 0 ? answer.suggestions : session.numbered,
      last: answer,
    },
    output: { kind: "answer", answer, chosenQuestion },
  };
}

function takeCommand(session: Session, typed: string, { bot }: SessionOptions): Turn {
  const [name = "", ...rest] = typed.split(/\s+/);
  const argument = rest.join(" ");
  const words = WORDS[session.shown];
  const command = commandOf(name);
  switch (command.name) {
    case "help":
      return { session, output: { kind: "help" } };
    case "quit":
      return { session, output: { kind: "goodbye" } };
    case "explain":
      if (session.last === undefined) return notice(session, words.nothingToExplain);
      return { session, output: { kind: "explanation", answer: session.last } };
    case "lang":
      return chooseLanguage(session, argument.toLowerCase());
    case "topics":
      return listTopics(session, argument, bot);
    case UNKNOWN_COMMAND:
      return notice(session, words.unknownCommand(name, command.meant));
  }
}

function chooseLanguage(session: Session, typed: string): Turn {
  if (typed === "auto") return notice({ ...session, chosen: undefined }, WORDS[session.shown].languageNow(undefined));
  if (isLanguage(typed)) {
    return notice({ ...session, chosen: typed, shown: typed }, WORDS[typed].languageNow(WORDS[typed].language));
  }
  const words = WORDS[session.shown];
  const known = [...Object.keys(WORDS), "auto"].join(", ");
  if (typed !== "") return notice(session, words.unknownLanguage(known));
  return notice(session, words.languageNow(session.chosen && WORDS[session.chosen].language));
}

function listTopics(session: Session, typed: string, bot: Bot): Turn {
  const all = bot.topics(session.shown);
  const words = WORDS[session.shown];
  if (all.length === 0) return notice(session, words.noTopics);
  const wanted = typed.toLowerCase();
  const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase().includes(wanted));
  if (found.length === 0) return notice(session, words.unknownTopic(typed));
  const topics =
    typed === ""
      ? found.map((topic) => ({ ...topic, questions: topic.questions.slice(0, OVERVIEW_QUESTIONS_PER_TOPIC) }))
      : found;
  const numbered = topics.flatMap(({ questions }) => questions);
  return { session: { ...session, numbered }, output: { kind: "topics", topics } };
}

function notice(session: Session, text: string): Turn {
  return { session, output: { kind: "notice", text } };
}
