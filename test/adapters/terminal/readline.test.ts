import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createChat } from "../../../src/adapters/terminal/chat.ts";
import { chatByReadline } from "../../../src/adapters/terminal/readline.ts";
import { styleFor } from "../../../src/adapters/terminal/style.ts";
import { scriptedBot } from "../../doubles/scripted-bot.ts";

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

function open() {
  const bot = scriptedBot();
  const input = new PassThrough();
  const output = new PassThrough();
  let printed = "";
  output.on("data", (part) => {
    printed += part;
  });
  const chat = createChat({
    bot,
    channelLanguage: "it",
    conversation: "terminal",
    style: () => styleFor({}, "never", {}),
    report: () => {},
  });
  const over = chatByReadline(chat, { input, output });
  return { bot, over, type: (text: string) => input.write(text), end: () => input.end(), printed: () => printed };
}

it.each([
  ["Ctrl-C", CTRL_C],
  ["Ctrl-D", CTRL_D],
])("leaves with a goodbye at %s", async (_, key) => {
  const { over, type, printed } = open();
  type(key);
  expect(await over).toBe(false);
  expect(printed()).toMatch(/Staffetta.*A presto!\n$/s);
});

it("answers, prompts again, and leaves at /quit with one goodbye", async () => {
  const { over, type, printed, bot } = open();
  type("Quanti?\r/quit\r");
  expect(await over).toBe(true);
  expect(bot.requests.map(({ question }) => question)).toEqual(["Quanti?"]);
  expect(printed()).toContain("mille miliardi");
  expect(printed().match(/A presto/g)).toHaveLength(1);
});

it("answers what was pasted together with the end of the input", async () => {
  const { over, type, end, bot } = open();
  type("uno\rdue\r");
  end();
  await over;
  expect(bot.requests.map(({ question }) => question)).toEqual(["uno", "due"]);
});

it("completes at Tab", async () => {
  const { over, type, bot } = open();
  type("quanti param\t");
  await setImmediate();
  type(`\r${CTRL_D}`);
  await over;
  expect(bot.requests[0]?.question).toBe("Quanti parametri ha Kimi K2?");
});

it("listens to no signal after the end", async () => {
  const before = process.listenerCount("SIGTERM");
  const { over, type } = open();
  type(CTRL_C);
  await over;
  expect(process.listenerCount("SIGTERM")).toBe(before);
});
