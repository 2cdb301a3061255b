import { createInterface } from "node:readline";
import type { Chat } from "./chat.ts";

const PROMPT = "› ";
/** From outside of the terminal, whose own Ctrl-C is a key that readline reads. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export type ReadlineOptions = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
};

/**
 * A chat with a person at a terminal, until /quit, Ctrl-C or Ctrl-D. Lines are kept for the arrow keys while it lasts
 * and never written to a file.
 *
 * @returns whether any line was typed.
 */
export async function chatByReadline(chat: Chat, { input, output }: ReadlineOptions): Promise<boolean> {
  output.write(`${chat.welcome}\n\n`);
  const lines = createInterface({
    input,
    output,
    terminal: true,
    prompt: PROMPT,
    removeHistoryDuplicates: true,
    completer: (typed: string) => chat.complete(typed),
  });
  // Without a listener Ctrl-C would only pause the input. Closing gives the terminal its own mode back.
  const leave = () => lines.close();
  let open = true;
  lines.once("close", () => {
    open = false;
  });
  lines.on("SIGINT", leave);
  for (const signal of SIGNALS) process.once(signal, leave);
  let typedAny = false;
  let said = false;
  try {
    lines.prompt();
    for await (const line of lines) {
      typedAny = true;
      const { text, over } = await chat.take(line);
      if (text !== "") output.write(`\n${text}\n\n`);
      if (over) {
        said = true;
        break;
      }
      // Lines that were pasted together with the end of the input come after it.
      if (open) lines.prompt();
    }
  } finally {
    lines.close();
    for (const signal of SIGNALS) process.removeListener(signal, leave);
  }
  // Ctrl-C and Ctrl-D leave the cursor behind the prompt.
  if (!said) output.write(`\n${chat.goodbye()}\n`);
  return typedAny;
}
