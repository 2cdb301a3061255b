import type { Answer, Citation, Suggestion } from "../../bot/answer/types.ts";
import type { Language, TopicListing } from "../../bot/bot.ts";
import { sourceOf } from "../../bot/community/sources.ts";
import { printable } from "../../text/printable.ts";
import { renderExplanation } from "./explanation.ts";
import type { Output } from "./session.ts";
import type { Style } from "./style.ts";
import { WORDS, type Words } from "./words/words.ts";
import { wrap } from "./wrap.ts";

/**
 * An answer for people: the text, where it comes from, what else to ask. No line feed at the end.
 *
 * @param numbered whether a number chooses a suggestion, as it does in a chat.
 */
export function renderAnswer(answer: Answer, style: Style, numbered: boolean): string {
  const blocks = [wrap(printable(answer.text), style.width)];
  const sources = [...new Set(answer.citations.map(citationLine))];
  if (sources.length > 0) blocks.push(sources.map((line) => style.faint(wrap(line, style.width, "  "))).join("\n"));
  if (answer.suggestions.length > 0) {
    const heading = style.faint(WORDS[answer.language].related);
    const marks = answer.suggestions.map((_, index) => (numbered ? String(index + 1) : "–"));
    blocks.push([heading, renderQuestions(answer.suggestions, marks, style)].join("\n"));
  }
  return blocks.join("\n\n");
}

/** What a line of a chat led to, in the language of the terminal's words. No line feed at the end. */
export function renderOutput(output: Output, language: Language, style: Style): string {
  const words = WORDS[language];
  switch (output.kind) {
    case "nothing":
      return "";
    case "welcome":
      return renderWelcome(words, output.numbered, style);
    case "answer": {
      const { answer, chosenQuestion } = output;
      const asked = chosenQuestion === undefined ? [] : [style.strong(wrap(printable(chosenQuestion), style.width))];
      return [...asked, renderAnswer(answer, style, true)].join("\n");
    }
    case "topics":
      return renderTopics(output.topics, words, style);
    case "explanation":
      return renderExplanation(output.answer, words.explanation, style);
    case "help":
      return renderHelp(words, style);
    case "notice":
      return wrap(printable(output.text), style.width);
    case "goodbye":
      return words.goodbye;
  }
}

/** Where a statement can be looked up, with the source's address where it has one. */
export function citationLine(citation: Citation): string {
  const { text, address } = sourceOf(citation);
  return printable(address === null ? text : `${text} · ${address}`);
}

function renderQuestions(questions: readonly Suggestion[], marks: readonly string[], style: Style): string {
  return questions
    .map(({ question }, index) => {
      const mark = (marks[index] ?? "").padStart(3);
      // The mark is coloured after wrapping, which must not count a colour's code as columns.
      const lines = wrap(`${mark}  ${printable(question)}`, style.width, "     ");
      return style.accent(mark) + lines.slice(mark.length);
    })
    .join("\n");
}

function renderNumbered(questions: readonly Suggestion[], first: number, style: Style): string {
  return renderQuestions(
    questions,
    questions.map((_, index) => String(first + index)),
    style,
  );
}

function renderWelcome(words: Words, numbered: readonly Suggestion[], style: Style): string {
  const blocks = [style.strong(wrap(words.welcome, style.width)), wrap(words.howTo, style.width)];
  if (numbered.length > 0) blocks.push("", renderNumbered(numbered, 1, style));
  return blocks.join("\n");
}

function renderTopics(topics: readonly TopicListing[], words: Words, style: Style): string {
  let next = 1;
  const blocks = topics.map(({ name, id, questions }) => {
    const heading = `${style.strong(printable(name))} ${style.faint(printable(id))}`;
    const block = [heading, renderNumbered(questions, next, style)].join("\n");
    next += questions.length;
    return block;
  });
  return [...blocks, style.faint(wrap(words.topicsHint, style.width))].join("\n\n");
}

function renderHelp({ help }: Words, style: Style): string {
  const column = Math.max(...help.map(([command]) => command.length)) + 2;
  return help
    .map(([command, meaning]) => {
      const lines = wrap(`${command.padEnd(column, "\u00a0")}${meaning}`, style.width, " ".repeat(column));
      return style.accent(command) + lines.slice(command.length).replaceAll("\u00a0", " ");
    })
    .join("\n");
}
