import { describe, expect, it } from "vitest";
import { readSlashRequest } from "../../../../src/adapters/slack/commands/request.ts";

describe("a command", () => {
  it.each([
    ["", { kind: "help" }],
    ["ask", { kind: "help" }],
    ["ask who leads?", { kind: "ask", question: "who leads?" }],
    ["Chiedi  chi è in testa?", { kind: "ask", question: "chi è in testa?" }],
    ["chi è in testa?", { kind: "ask", question: "chi è in testa?" }],
    ["topics", { kind: "topics" }],
    ["temi", { kind: "topics" }],
    ["dibattito", { kind: "debate" }],
    ["explain", { kind: "explain" }],
    ["spiega perché la Cina guadagna", { kind: "ask", question: "spiega perché la Cina guadagna" }],
    ["lacune", { kind: "gaps" }],
    ["AIUTO", { kind: "help" }],
    ["help me understand", { kind: "ask", question: "help me understand" }],
    ["privacy", { kind: "show-data" }],
    ["privacy cancella", { kind: "delete-data" }],
    ["privacy of the models?", { kind: "ask", question: "privacy of the models?" }],
    ["constructor", { kind: "ask", question: "constructor" }],
    ["__proto__", { kind: "ask", question: "__proto__" }],
    ["settings", { kind: "settings", request: undefined }],
  ])("%j is %j", (text, expected) => {
    expect(readSlashRequest(text)).toEqual(expected);
  });
});

describe("a digest's command", () => {
  it.each([
    ["", { verb: "status" }],
    ["status <#C1|one>", { verb: "status", channel: "C1" }],
    ["subscribe", { verb: "form" }],
    ["subscribe <#C1>", { verb: "form", channel: "C1" }],
    ["subscribe 9:00 Europe/Rome", { verb: "subscribe", wishes: { time: "9:00", timeZone: "Europe/Rome" } }],
    [
      "iscrivi <#C1|x> 9 pm New York en thread weekly card prompt",
      {
        ...{ verb: "subscribe", channel: "C1" },
        wishes: {
          ...{ time: "9pm", timeZone: "New York", language: "en", thread: true, whenExhausted: "weekly" },
          parts: { card: true, prompt: true, news: false, activity: false },
        },
      },
    ],
    ["disiscrivi", { verb: "unsubscribe" }],
    ["pause 2026-12-31", { verb: "pause", until: "2026-12-31" }],
    ["pausa", { verb: "unknown" }],
    ["riprendi", { verb: "resume" }],
    ["preview", { verb: "preview" }],
    ["anteprima 2026-12-01", { verb: "preview", localDate: "2026-12-01" }],
    ["ora", { verb: "now" }],
    ["perché 2026-12-01", { verb: "why", localDate: "2026-12-01" }],
    ["settle 2026-12-01 mancante", { verb: "settle", localDate: "2026-12-01", as: "missing" }],
    ["settle 2026-12-01", { verb: "unknown" }],
    ["notices <#C2|mods>", { verb: "notices", to: "C2" }],
    ["avvisi off", { verb: "notices", to: null }],
    ["notices mods", { verb: "unknown" }],
    ["nonsense", { verb: "unknown" }],
  ])("%j is %j", (text, expected) => {
    expect(readSlashRequest(`digest ${text}`)).toEqual({ kind: "digest", request: expected });
    expect(readSlashRequest(`riepilogo ${text}`)).toEqual({ kind: "digest", request: expected });
  });
});

describe("a setting", () => {
  it.each([
    ["channels <#C1|a> <#C2|b>", { answerChannels: ["C1", "C2"] }],
    ["canali ovunque", { answerChannels: null }],
    ["channels general", "unknown"],
    ["channels", "unknown"],
    ["risposte private", { answerPrivately: true }],
    ["answers public", { answerPrivately: false }],
    ["answers sometimes", "unknown"],
    ["notices <#C1>", { noticesChannel: "C1" }],
    ["notices nessuno", { noticesChannel: null }],
    ["language auto", { language: null }],
    ["lingua it", { language: "it" }],
    ["moderator add <@U1|ann>", { addModerator: "U1" }],
    ["moderatore togli <@W1>", { removeModerator: "W1" }],
    ["moderator add ann", "unknown"],
    ["colour blue", "unknown"],
  ])("%j is %j", (text, request) => {
    expect(readSlashRequest(`settings ${text}`)).toEqual({ kind: "settings", request });
  });
});
