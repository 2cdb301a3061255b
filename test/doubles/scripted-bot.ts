import type { Answer } from "../../src/bot/answer/types.ts";
import type { AskRequest, Bot, TopicListing } from "../../src/bot/bot.ts";

/** An answer with something in every field; tests replace what they are about. */
export function answerOf(fields: Partial<Answer> = {}): Answer {
  return {
    status: "answered",
    reason: null,
    language: "it",
    text: "Kimi K2 ha mille miliardi di parametri.",
    citations: [
      {
        pack: "race",
        entry: "kimi-k2-size",
        title: "L'articolo sulla corsa",
        paragraphs: [6],
        firstWords: ["Le osservazioni di"],
        address: null,
      },
    ],
    suggestions: [
      { entry: "kimi-k2-maker", question: "Chi ha fatto Kimi K2?" },
      { entry: "us-leads", question: "Chi è in testa?" },
    ],
    score: 0.873,
    knowledge: "c0ffee",
    explanation: {
      languageFrom: "question",
      parts: [
        {
          asks: "how-many",
          entities: ["kimi-k2"],
          followUp: false,
          candidates: [{ entry: "kimi-k2-size", score: 0.873 }],
          score: 0.873,
          threshold: 0.5,
          guards: [],
        },
      ],
      repairs: [{ from: "parametrri", to: "parametri" }],
      unknownWords: [],
      work: { characters: 30, terms: 4, repairs: 1, postings: 20 },
    },
    memory: {
      version: 1,
      language: "it",
      entries: ["kimi-k2-size"],
      entities: ["kimi-k2"],
      asks: "how-many",
      score: 0.873,
      repairs: [],
    },
    ...fields,
  };
}

export const TOPICS: readonly TopicListing[] = [
  {
    id: "models",
    name: "I modelli",
    questions: ["Quanti parametri ha Kimi K2?", "Chi ha fatto Kimi K2?", "Che cos'è Kimi K2?"].map(
      (question, index) => ({
        entry: `model-${index}`,
        question,
      }),
    ),
  },
  { id: "race", name: "La corsa", questions: [{ entry: "us-leads", question: "Chi è in testa?" }] },
];

export type ScriptedBot = Bot & { readonly requests: readonly AskRequest[] };

/**
 * A bot that answers from a script and keeps what it was asked. What the script lacks is answered with the defaults of
 * `answerOf`; an Error in the script is thrown.
 */
export function scriptedBot(script: Readonly<Record<string, Partial<Answer> | Error>> = {}): ScriptedBot {
  const requests: AskRequest[] = [];
  return {
    requests,
    async ask(request) {
      requests.push(request);
      const scripted = script[request.question] ?? {};
      if (scripted instanceof Error) throw scripted;
      return answerOf({ ...(request.language !== undefined && { language: request.language }), ...scripted });
    },
    complete: (typed, _language, limit) =>
      TOPICS.flatMap(({ questions }) => questions)
        .filter(({ question }) => question.toLowerCase().includes(typed.toLowerCase().trim()))
        .slice(0, limit),
    topics: () => TOPICS,
    languages: ["it", "en"],
    languageOf: () => null,
    knowledge: "c0ffee",
  };
}
