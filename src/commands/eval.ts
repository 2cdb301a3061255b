import type { Bot, Language } from "../bot/bot.ts";
import type { Pack } from "../knowledge/pack/types.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./context.ts";
import { UsageError } from "./errors.ts";
import { type Evaluation, evaluate } from "./golden.ts";

const HELP = `Asks every pack's golden questions and compares the answers with what is expected.

  npm run --silent eval

  --json   print one JSON object
  --help   print this
`;

/** `eval`: the golden questions of every pack; exit status 1 where one fails. */
export const evalCommand: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, { json: { type: "boolean" }, help: { type: "boolean" } });
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError("eval takes flags only; the questions stand in the packs' golden.yaml.");
  const { language } = await context.settings();
  const evaluation = await evaluateAll(await context.packs(), await context.bot("memory"), language);
  context.output.write(flags.json === true ? `${JSON.stringify(evaluation)}\n` : report(evaluation));
  return evaluation.failures.length === 0 ? 0 : 1;
};

function evaluateAll(packs: readonly Pack[], bot: Bot, channelLanguage: Language): Promise<Evaluation> {
  const questions = packs.flatMap(({ metadata, golden }) => golden.map((each) => ({ pack: metadata.id, ...each })));
  return evaluate(questions, bot, channelLanguage);
}

function report({ groups, failures, right, total, knowledge }: Evaluation): string {
  const rows = groups.map(({ expected, right, total }) => [expected, `${right}/${total}`, right < total ? "✗" : ""]);
  const width = Math.max(0, ...rows.map(([expected = ""]) => expected.length));
  const table = rows.map(([expected = "", share = "", mark]) =>
    `${expected.padEnd(width)}  ${share} ${mark}`.trimEnd(),
  );
  const details = failures.map(
    ({ question, language, expected, got }) =>
      `✗ “${question}”\n    expected ${language}: ${expected}\n    came     ${got.language}: ${got.answer} (score ${got.score.toFixed(2)})`,
  );
  if (total === 0) return "There is no golden question; write some into the packs' golden.yaml.\n";
  const summary = `${right} of ${total} golden questions are answered as expected (knowledge ${knowledge}).`;
  return [table.join("\n"), details.join("\n"), summary]
    .filter((block) => block !== "")
    .join("\n\n")
    .concat("\n");
}
