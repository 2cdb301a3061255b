import { memoByObject } from "../../collections/memo.ts";
import type { Answer } from "../answer/types.ts";
import { entryMark } from "./actions.ts";
import type { Block, Reply } from "./reply.ts";
import { sourcesOf } from "./sources.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

export type AnswerContext = {
  readonly private: boolean;
  /** What was asked, shown above: where a button asked it and nobody typed it. */
  readonly question?: string;
  /** Of a question without an answer: what its buttons are about. */
  readonly gap?: string;
  /** Whether anybody reads the community's gaps. Default true. */
  readonly hasEditors?: boolean;
};

/** Equal questions get the same answer, so most replies were made before. */
const plainReply = memoByObject((answer: Answer, reader: "all" | "one") =>
  makeReply(answer, { private: reader === "one" }),
);

/** An answer with its sources, where to go from here, and whether it helped. */
export function answerReply(answer: Answer, context: AnswerContext): Reply {
  if (context.question !== undefined || context.gap !== undefined) return makeReply(answer, context);
  return plainReply(answer, context.private ? "one" : "all");
}

function makeReply(answer: Answer, context: AnswerContext): Reply {
  const { language, text, suggestions } = answer;
  const words = COMMUNITY_WORDS[language];
  const sources = sourcesOf(answer.citations);
  const entries = answer.citations.map(({ pack, entry }) => entryMark(`${pack}/${entry}`));
  const blocks: Block[] = [];
  if (context.question !== undefined) blocks.push({ kind: "text", text: context.question, quiet: true });
  blocks.push({ kind: "text", text });
  if (sources.length > 0) blocks.push({ kind: "sources", sources });
  if (context.gap !== undefined) {
    const about = { gap: context.gap, language };
    blocks.push({
      kind: "buttons",
      label: words.missing,
      buttons: [
        ...(context.hasEditors === false
          ? []
          : [{ label: words.tellEditors, action: { kind: "want" as const, ...about } }]),
        { label: words.tellMe, action: { kind: "follow", ...about } },
      ],
    });
  }
  if (suggestions.length > 0) {
    blocks.push({
      kind: "buttons",
      label: words.related,
      buttons: suggestions.map(({ entry, question }) => ({
        label: question,
        action: { kind: "ask", entry, language },
      })),
    });
  }
  if (answer.status === "answered") {
    blocks.push({
      kind: "feedback",
      label: words.helped,
      yes: { label: words.yes, action: { kind: "helpful", entries, language } },
      no: { label: words.no, action: { kind: "unhelpful", entries, language } },
    });
  }
  return {
    language,
    private: context.private,
    summary: [text, ...sources.map((source) => source.text)].join("\n"),
    blocks,
  };
}
