import type { Answer, Explanation, Reason } from "../bot/answer/types.ts";
import type { Language } from "../bot/bot.ts";

/** What `ask --json` and `--jsonl` print: a contract with other programs, so fields are only ever added. */
export type AskObject = {
  readonly id: string | number | null;
  readonly status: Answer["status"];
  readonly reason: Reason | null;
  readonly language: Language;
  readonly text: string;
  readonly citations: readonly {
    readonly pack: string;
    readonly entry: string;
    readonly title: string;
    readonly paragraphs: readonly number[];
  }[];
  readonly suggestions: readonly string[];
  readonly score: number;
  readonly knowledge: string;
  readonly explanation?: Explanation;
};

/** @param id of the line that asked; null for a question from the command line. */
export function askObject(id: string | number | null, answer: Answer, explain: boolean): AskObject {
  return {
    id,
    status: answer.status,
    reason: answer.reason,
    language: answer.language,
    text: answer.text,
    citations: answer.citations.map(({ pack, entry, title, paragraphs }) => ({ pack, entry, title, paragraphs })),
    suggestions: answer.suggestions.map(({ question }) => question),
    score: answer.score,
    knowledge: answer.knowledge,
    ...(explain && { explanation: answer.explanation }),
  };
}
