import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { createChat } from "../../../src/adapters/terminal/chat.ts";
import { chatByPipe } from "../../../src/adapters/terminal/piped.ts";
import { styleFor } from "../../../src/adapters/terminal/style.ts";
import { scriptedBot } from "../../doubles/scripted-bot.ts";

const SHORT = { citations: [], suggestions: [] };

async function pipe(text: string) {
  const bot = scriptedBot({ a: { text: "A", ...SHORT }, b: { text: "B", ...SHORT }, boom: new Error("inside") });
  const reported: unknown[] = [];
  const chat = createChat({
    bot,
    channelLanguage: "it",
    conversation: "terminal",
    style: () => styleFor({}, "never", {}),
    report: (error) => reported.push(error),
  });
  let printed = "";
  const output = { write: (part: string) => (printed += part) };
  const asked = await chatByPipe(chat, { input: Readable.from([text]), output });
  return { asked, printed, reported, bot };
}

it("prints an answer for each line, without welcome or prompt", async () => {
  expect(await pipe("a\n\nb")).toMatchObject({ asked: true, printed: "A\n\nB\n" });
});

it("ends at /quit", async () => {
  const { printed, bot } = await pipe("a\n/quit\nb\n");
  expect(printed).toBe("A\n");
  expect(bot.requests).toHaveLength(1);
});

it("says that nothing was asked", async () => {
  expect(await pipe("\n \n")).toMatchObject({ asked: false, printed: "" });
});

it("goes on after an error, friendly to the person and exact to whoever runs it", async () => {
  const { printed, reported } = await pipe("boom\nb\n");
  expect(printed).toMatch(/^Qualcosa è andato storto.*\n\nB\n$/);
  expect(reported).toEqual([new Error("inside")]);
});
