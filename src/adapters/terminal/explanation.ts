import type { Answer } from "../../bot/answer/types.ts";
import { printable } from "../../text/printable.ts";
import type { Style } from "./style.ts";
import { WORDS, type Words } from "./words/words.ts";
import { wrap } from "./wrap.ts";

type Labels = Words["explanation"];

const CANDIDATES_SHOWN = 5;

/** How an answer was found, a fact a line: for people who moderate or edit. No line feed at the end. */
export function renderExplanation(answer: Answer, labels: Labels, style: Style): string {
  const { explanation } = answer;
  const outcome = answer.reason === null ? answer.status : `${answer.status} (${answer.reason})`;
  const facts: readonly (readonly [label: string, fact: string])[] = [
    [labels.status, `${outcome}, ${labels.score} ${decimal(answer.score)}`],
    [labels.languageFrom, `${answer.language} (${explanation.languageFrom})`],
    ...explanation.parts.flatMap((part, index) => partFacts(part, index + 1, labels)),
    [
      labels.repairs,
      listOr(
        labels.none,
        explanation.repairs.map(({ from, to }) => `${from} → ${to}`),
      ),
    ],
    [labels.unknownWords, listOr(labels.none, explanation.unknownWords)],
    [labels.work, labels.workOf(explanation.work)],
    [labels.knowledge, answer.knowledge],
  ];
  return facts
    .map(([label, fact]) => {
      const head = `${label}:`;
      return style.strong(head) + wrap(`${head} ${printable(fact)}`, style.width, "    ").slice(head.length);
    })
    .join("\n");
}

/** The block in the language of the answer. */
export function renderExplanationOf(answer: Answer, style: Style): string {
  return renderExplanation(answer, WORDS[answer.language].explanation, style);
}

type Part = Answer["explanation"]["parts"][number];

function partFacts(part: Part, number: number, labels: Labels): readonly (readonly [string, string])[] {
  const found = part.candidates.slice(0, CANDIDATES_SHOWN).map(({ entry, score }) => `${entry} ${decimal(score)}`);
  const facts = [
    `${labels.asks} ${part.asks ?? "–"}`,
    `${labels.entities} ${listOr("–", part.entities)}`,
    ...(part.followUp ? [labels.followUp] : []),
    `${labels.score} ${decimal(part.score)}`,
    `${labels.threshold} ${decimal(part.threshold)}`,
    `${labels.candidates} ${listOr("–", found)}`,
    ...(part.guards.length > 0 ? [`${labels.guards} ${part.guards.join(", ")}`] : []),
  ];
  return [[`${labels.part} ${number}`, facts.join("; ")]];
}

function listOr(none: string, items: readonly string[]): string {
  return items.length === 0 ? none : items.join(", ");
}

function decimal(score: number): string {
  return score.toFixed(2);
}
