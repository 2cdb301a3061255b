import type { Bot, Language } from "../../bot/bot.ts";
import { createChat } from "./chat.ts";
import { chatByPipe } from "./piped.ts";
import { chatByReadline } from "./readline.ts";
import { type Screen, styleFor } from "./style.ts";
import { WORDS } from "./words/words.ts";
import { wrap } from "./wrap.ts";

export type TerminalOptions = {
  readonly bot: Bot;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & Screen;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly channelLanguage: Language;
  readonly colours: "auto" | "always" | "never";
  /** Takes what went wrong inside, for whoever runs the program. */
  readonly report: (error: unknown) => void;
  /** What connects a platform, shown to somebody who came without a question. */
  readonly platforms: readonly { readonly name: string; readonly ways: readonly (readonly string[])[] }[];
};

/** Chats until the input ends or the person leaves. */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { input, output, environment, colours } = options;
  const style = () => styleFor(output, colours, environment);
  const chat = createChat({ ...options, conversation: "terminal", style });
  const streams = { input, output };
  const interactive = input.isTTY === true && output.isTTY === true;
  const asked = await (interactive ? chatByReadline(chat, streams) : chatByPipe(chat, streams));
  if (!asked) output.write(`${howToConnect(options, style().width)}\n`);
}

function howToConnect({ channelLanguage, platforms }: TerminalOptions, width: number | undefined): string {
  const words = WORDS[channelLanguage];
  const lines = platforms.map(
    ({ name, ways }) => `  ${name}: ${ways.map((way) => way.join(" + ")).join(`, ${words.or} `)}`,
  );
  return [wrap(words.connect, width), ...lines.map((line) => wrap(line, width, "    "))].join("\n");
}
