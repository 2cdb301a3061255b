import type { DiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import type { InteractionHandle } from "../../test/doubles/discord/driver/handle.ts";
import type { Shown } from "../../test/doubles/discord/driver/shown.ts";

const QUESTIONS = ["Who is leading the AI race?", "Chi è in testa?", "Who is Clement Delangue?", "Is it raining?"];
/** Beside `ask`. */
export const COMMANDS = ["help", "topics", "debate"];
const SHARES = { autocomplete: 0.15, press: 0.25, command: 0.15 };
const ANSWERS_KEPT = 50;
/** Buttons whose press is answered with a message. */
const ANSWERED = /^(ask|explain|want):/;

export type Did = { readonly kind: "answer" | "choices"; readonly handle: InteractionHandle };

export type People = {
  /** Somebody does something: asks, types, presses a button of an earlier answer, or gives another command. */
  act(): Did;
  /** An answer came, whose buttons may be pressed. */
  saw(answer: Shown): void;
};

export function createPeople(double: DiscordDouble, injected: Record<string, number>): People {
  const answers: Shown[] = [];
  const did = (name: string, handle: InteractionHandle, kind: Did["kind"] = "answer"): Did => {
    injected[name] = (injected[name] ?? 0) + 1;
    return { kind, handle };
  };

  function press(): Did | undefined {
    const answer = oneOf(answers);
    const button = oneOf(answer?.buttons.filter(({ customId = "" }) => ANSWERED.test(customId)) ?? []);
    if (answer === undefined || button?.customId === undefined) return undefined;
    return did("press", double.press(answer.message, button.customId));
  }

  return {
    act() {
      const question = oneOf(QUESTIONS) ?? "";
      const choice = Math.random();
      if (choice < SHARES.autocomplete) {
        const typing = { name: "ask", options: { question: question.slice(0, 5) }, focused: "question" };
        return did("autocomplete", double.autocomplete(typing), "choices");
      }
      if (choice < SHARES.autocomplete + SHARES.press) {
        const pressed = press();
        if (pressed !== undefined) return pressed;
      }
      if (choice > 1 - SHARES.command) {
        const name = oneOf(COMMANDS) ?? "help";
        return did(`/${name}`, double.command({ name }));
      }
      return did("/ask", double.command({ name: "ask", options: { question } }));
    },
    saw(answer) {
      if (answer.ephemeral) return;
      answers.push(answer);
      if (answers.length > ANSWERS_KEPT) answers.shift();
    },
  };
}

function oneOf<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}
