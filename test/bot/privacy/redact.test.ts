import fc from "fast-check";
import { expect, it } from "vitest";
import { redact } from "../../../src/bot/privacy/redact.ts";

it.each([
  ["<@123456> chi è in testa?", "chi è in testa?"],
  ["<@!123> <@&456> <#789> <@U02ABC> <#C01|general> <!subteam^S1|@team> who leads?", "who leads?"],
  ["<!here> @everyone @here @Mario.Rossi#1234 e @luigi: chi vince?", "e: chi vince?"],
  ["scrivimi a mario.rossi@posta.example.it, grazie", "scrivimi a, grazie"],
  ["leggi <mailto:a@b.org|a@b.org> o <https://x.org/y|qui>", "leggi o"],
  ["vedi https://example.org/a?b=c#d e www.example.org e discord.gg/abc", "vedi e e"],
  ["chiama il +39 06 1234 5678 o 333-1234567", "chiama il o"],
  ["l'host 192.168.0.1 risponde?", "l'host risponde?"],
  ["sono 123456789012345678, chi vince?", "sono, chi vince?"],
  ["carta 4111 1111 1111 1111 o IT60 X054 2811 1010 0000 0123 456?", "carta o?"],
  ["gli host 2001:db8::ff00:42:8329 e fe80::1:2:3 vanno", "gli host e vanno"],
  ["chiedi a U02AB3CD4EF o nel canale C0123ABCDEF", "chiedi a o nel canale"],
  ["t.me/qualcuno, bit.ly/abc e pippo.blog", "e"],
  ["two\nlines\tand \u202eturned\u200b round", "two lines and turned round"],
])("takes out what names or leads to somebody: %j", (text, left) => {
  expect(redact(text)).toBe(left);
});

it.each([
  "Quanti parametri ha Kimi K2: mille miliardi, 1.000 o 560?",
  "Was it in 2025 or on 2 September 2025, at 12:30?",
  "Is GPT-4.1 better than o3-mini? e.g. 3.5 < 4",
  "Alle 12:30:45 DEEPSEEK e CHATGPT4 hanno perso? UNDERSTANDING THE ARTICLE",
  "Fine della gara.In che modo? Come detto.Ma perché?",
  "È vero che costa 1.500.000 € l'anno?",
])("leaves a question alone: %s", (text) => {
  expect(redact(text)).toBe(text);
});

it("never leaves a mention, and nothing to take out the next time", () => {
  const pieces = fc.constantFrom(
    "<@1>",
    "<!here>",
    "@everyone",
    "a@b.org",
    "https://x.y/z",
    "ciao",
    "<",
    ">",
    "@",
    " ",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = redact(parts.join(""));
      expect(text).not.toMatch(/<[@#!]\w|@(everyone|here)|https?:|\S@\S+\.\S/);
      expect(redact(text)).toBe(text);
    }),
  );
});
