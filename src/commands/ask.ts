import { isLanguage } from "../adapters/terminal/words/words.ts";
import type { Answer } from "../bot/answer/types.ts";
import type { AskRequest, Language } from "../bot/bot.ts";
import { readLines } from "../text/lines.ts";
import { readArguments } from "./arguments.ts";
import { askObject } from "./ask-object.ts";
import { readAskLine, unknownLanguage } from "./ask-request.ts";
import type { Command, CommandContext, ExitStatus } from "./context.ts";
import { UsageError } from "./errors.ts";
import { messageOf } from "./message.ts";

const FLAGS = {
  json: { type: "boolean" },
  jsonl: { type: "boolean" },
  explain: { type: "boolean" },
  language: { type: "string" },
  conversation: { type: "string" },
  help: { type: "boolean" },
} as const;

const HELP = `Answers a question.

  npm run --silent ask -- "question"

  --json               print one JSON object
  --jsonl              read {"id", "question", "conversation"?, "language"?} from standard input, one a line,
                       and print a JSON object for each; --language and --conversation hold for lines without their own
  --explain            add how the answer was found
  --language it|en     answer in this language, whatever the question is written in
  --conversation KEY   remember this turn under the key for 30 minutes: the next one may be a follow-up
  --help               print this
`;

/** `ask`: one question from the command line, or many from standard input. */
export const ask: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, FLAGS);
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (flags.json === true && flags.jsonl === true) {
    throw new UsageError("--json prints one object and --jsonl one a line: use one of them.");
  }
  const options = {
    language: readLanguage(flags.language),
    conversation: flags.conversation,
    explain: flags.explain === true,
  };
  if (flags.jsonl === true) {
    if (words.length > 0)
      throw new UsageError("--jsonl reads its questions from standard input: leave the question out.");
    return askLines(options, context);
  }
  const question = words.join(" ");
  if (question.trim() === "") {
    throw new UsageError('There is no question. Put one in quotation marks: npm run --silent ask -- "question"');
  }
  return askOnce(question, flags.json === true, options, context);
};

type AskOptions = {
  readonly language: Language | undefined;
  readonly conversation: string | undefined;
  readonly explain: boolean;
};

function readLanguage(typed: string | undefined): Language | undefined {
  if (typed === undefined || isLanguage(typed)) return typed;
  throw new UsageError(unknownLanguage("--language", typed));
}

async function askOnce(question: string, json: boolean, options: AskOptions, context: CommandContext): Promise<0> {
  const settings = await context.settings();
  const bot = await context.bot("files");
  const answer = await bot.ask(requestOf(question, options, settings.language));
  const text = json
    ? JSON.stringify(askObject(null, answer, options.explain))
    : await forPeople(answer, options, context);
  context.output.write(`${text}\n`);
  return 0;
}

async function forPeople(answer: Answer, { explain }: AskOptions, context: CommandContext): Promise<string> {
  const { renderAnswer, renderExplanationOf, styleFor } = await import("../adapters/terminal/for-people.ts");
  const { colours } = (await context.settings()).terminal;
  const style = styleFor(context.output, colours, context.environment);
  const blocks = [renderAnswer(answer, style, false)];
  if (explain) blocks.push(renderExplanationOf(answer, style));
  return blocks.join("\n\n");
}

/** Each line is answered before the next is read: turns of a conversation build on each other. */
async function askLines(options: AskOptions, context: CommandContext): Promise<ExitStatus> {
  const { language: channelLanguage } = await context.settings();
  const bot = await context.bot("files");
  let status: ExitStatus = 0;
  let number = 0;
  const complain = (problem: string) => {
    context.errorOutput.write(`line ${number}: ${problem}\n`);
    status = 1;
  };
  for await (const line of readLines(context.input)) {
    number += 1;
    if (line.trim() === "") continue;
    const read = readAskLine(line);
    if ("problem" in read) {
      complain(read.problem);
      continue;
    }
    try {
      const own = {
        language: read.language ?? options.language,
        conversation: read.conversation ?? options.conversation,
      };
      const answer = await bot.ask(requestOf(read.question, own, channelLanguage));
      context.output.write(`${JSON.stringify(askObject(read.id, answer, options.explain))}\n`);
    } catch (error) {
      complain(messageOf(error));
    }
  }
  return status;
}

function requestOf(
  question: string,
  { language, conversation }: Pick<AskOptions, "language" | "conversation">,
  channelLanguage: Language,
): AskRequest {
  return {
    question,
    channelLanguage,
    ...(language !== undefined && { language }),
    ...(conversation !== undefined && { conversation }),
  };
}
