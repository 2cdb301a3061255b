import { readLines } from "../../text/lines.ts";
import type { Chat } from "./chat.ts";

export type PipedOptions = {
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly output: { write(text: string): unknown };
};

/**
 * A chat with a file or another program: an answer for each line, no prompt and no welcome, an empty line between.
 *
 * @returns whether there was any line that isn't blank.
 */
export async function chatByPipe(chat: Chat, { input, output }: PipedOptions): Promise<boolean> {
  let answered = false;
  for await (const line of readLines(input)) {
    const { text, over } = await chat.take(line);
    if (over) return true;
    if (text === "") continue;
    output.write(answered ? `\n${text}\n` : `${text}\n`);
    answered = true;
  }
  return answered;
}
