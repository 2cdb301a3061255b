import { expect, it } from "vitest";
import { completionsOf } from "../../../src/adapters/terminal/completion.ts";
import type { Bot } from "../../../src/bot/bot.ts";
import { scriptedBot } from "../../doubles/scripted-bot.ts";

const completing = (...questions: readonly string[]): Bot => ({
  ...scriptedBot(),
  complete: () => questions.map((question) => ({ entry: "x", question })),
});
const complete = (typed: string, bot: Bot) => completionsOf(typed, bot, "it");

it("completes commands", () => {
  expect(complete("/", scriptedBot())[0]).toEqual(["/topics", "/explain", "/lang", "/help", "/quit"]);
  expect(complete("/he", scriptedBot())[0]).toEqual(["/help"]);
});

it("offers questions for what was typed", () => {
  expect(complete("quanti", scriptedBot())).toEqual([["Quanti parametri ha Kimi K2?"], "quanti"]);
});

it("offers nothing for an empty line", () => {
  expect(complete(" ", scriptedBot())).toEqual([[], " "]);
});

it("lets Tab replace a mistyped beginning with the only question", () => {
  expect(complete("kuanti", completing("Quanti?"))[0]).toEqual(["Quanti?"]);
});

it("lets Tab go on to the beginning that all questions share", () => {
  expect(complete("Qu", completing("Quanti a?", "Quanti b?"))[0]).toEqual(["Quanti a?", "Quanti b?"]);
});

it("keeps Tab from taking letters away where the questions share fewer", () => {
  expect(complete("kimi param", completing("Quanti?", "Quale?"))[0]).toEqual(["kimi param", "Quanti?", "Quale?"]);
});

it("offers no control characters", () => {
  expect(complete("q", completing("q\u001b[2J"))[0]).toEqual(["q[2J"]);
});
