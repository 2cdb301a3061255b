import type { Answer } from "../bot/answer/types.ts";
import type { Bot, Language } from "../bot/bot.ts";
import type { Golden } from "../knowledge/pack/types.ts";

export type GoldenQuestion = Golden & { readonly pack: string };

export type Evaluation = {
  readonly right: number;
  readonly total: number;
  /** By what was expected: `pack/entry` (several joined by “ + ”) or a reason; in the order of their first question. */
  readonly groups: readonly { readonly expected: string; readonly right: number; readonly total: number }[];
  readonly failures: readonly {
    readonly question: string;
    readonly language: Language;
    readonly expected: string;
    readonly got: { readonly language: Language; readonly answer: string; readonly score: number };
  }[];
  readonly knowledge: string;
};

/**
 * Asks each question by itself and compares: the same cited entries, no more and no fewer, or the same reason for
 * abstaining; and in the question's language.
 */
export async function evaluate(
  questions: readonly GoldenQuestion[],
  bot: Bot,
  channelLanguage: Language,
): Promise<Evaluation> {
  const groups = new Map<string, { right: number; total: number }>();
  const failures: Evaluation["failures"][number][] = [];
  for (const { question, language, expect, pack } of questions) {
    const expected = "reason" in expect ? expect.reason : keyOf(expect.entries.map((entry) => `${pack}/${entry}`));
    const answer = await bot.ask({ question, channelLanguage });
    const group = groups.get(expected) ?? { right: 0, total: 0 };
    groups.set(expected, group);
    group.total += 1;
    const got = { language: answer.language, answer: outcomeOf(answer), score: answer.score };
    if (got.answer === expected && got.language === language) group.right += 1;
    else failures.push({ question, language, expected, got });
  }
  return {
    right: questions.length - failures.length,
    total: questions.length,
    groups: [...groups].map(([expected, counts]) => ({ expected, ...counts })),
    failures,
    knowledge: bot.knowledge,
  };
}

function outcomeOf({ status, reason, citations }: Answer): string {
  const cited = keyOf(citations.map(({ pack, entry }) => `${pack}/${entry}`));
  return status === "abstained" ? String(reason) : cited;
}

/** Entries as a set: neither their order nor how often one is named matters. */
function keyOf(entries: readonly string[]): string {
  return [...new Set(entries)].sort().join(" + ");
}
