import { completionsOf } from "./completion.ts";
import { renderOutput } from "./rendering.ts";
import { openSession, type SessionOptions, takeLine } from "./session.ts";
import type { Style } from "./style.ts";
import { WORDS } from "./words/words.ts";

export type ChatOptions = SessionOptions & {
  /** Asked for at each output: a window may have another width by then. */
  readonly style: () => Style;
  /** Takes what the bot rejected with, for whoever runs it; the person in the chat gets a friendly word. */
  readonly report: (error: unknown) => void;
};

/** A chat as text: what the readline and the piped terminal share. */
export type Chat = {
  readonly welcome: string;
  /** What the line leads to, "" for nothing, and whether the chat is over. Never rejects. */
  take(line: string): Promise<{ readonly text: string; readonly over: boolean }>;
  complete(typed: string): [string[], string];
  goodbye(): string;
};

export function createChat(options: ChatOptions): Chat {
  const { bot, style, report } = options;
  const opening = openSession(options);
  let { session } = opening;
  return {
    welcome: renderOutput(opening.output, session.shown, style()),
    async take(line) {
      try {
        const turn = await takeLine(session, line, options);
        session = turn.session;
        return { text: renderOutput(turn.output, session.shown, style()), over: turn.output.kind === "goodbye" };
      } catch (error) {
        report(error);
        return { text: WORDS[session.shown].failure, over: false };
      }
    },
    complete: (typed) => completionsOf(typed, bot, session.shown),
    goodbye: () => WORDS[session.shown].goodbye,
  };
}
