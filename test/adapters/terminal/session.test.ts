import { describe, expect, it } from "vitest";
import { openSession, type Session, takeLine } from "../../../src/adapters/terminal/session.ts";
import { answerOf, scriptedBot, TOPICS } from "../../doubles/scripted-bot.ts";

function chatWith(bot = scriptedBot()) {
  const options = { bot, channelLanguage: "it", conversation: "terminal" } as const;
  let session: Session = openSession(options).session;
  return {
    bot,
    session: () => session,
    async type(line: string) {
      const turn = await takeLine(session, line, options);
      session = turn.session;
      return turn.output;
    },
  };
}

describe("a question", () => {
  it("is asked in the chat's conversation and the channel's language", async () => {
    const { bot, type } = chatWith();
    expect(await type("  Quanti parametri?  ")).toMatchObject({ kind: "answer", chosenQuestion: undefined });
    expect(bot.requests).toEqual([{ question: "Quanti parametri?", conversation: "terminal", channelLanguage: "it" }]);
  });

  it("turns the terminal's own words to the language of its answer", async () => {
    const { type, session } = chatWith(scriptedBot({ Why: { language: "en" } }));
    await type("Why");
    expect(session().shown).toBe("en");
  });

  it("is not an empty line", async () => {
    const { bot, type } = chatWith();
    expect(await type(" \t")).toEqual({ kind: "nothing" });
    expect(bot.requests).toEqual([]);
  });

  it("rejects where the bot does, and leaves the session as it was", async () => {
    const { type, session } = chatWith(scriptedBot({ boom: new Error("inside") }));
    const before = session();
    await expect(type("boom")).rejects.toThrow("inside");
    expect(session()).toBe(before);
  });
});

describe("a number", () => {
  it("chooses among the questions of the welcome, each of another topic", async () => {
    const { bot, type } = chatWith();
    expect(await type("2")).toMatchObject({ kind: "answer", chosenQuestion: "Chi è in testa?" });
    expect(bot.requests[0]?.question).toBe("Chi è in testa?");
  });

  it("chooses among the last answer's suggestions", async () => {
    const { bot, type } = chatWith();
    await type("Quanti?");
    await type("1");
    expect(bot.requests[1]?.question).toBe("Chi ha fatto Kimi K2?");
  });

  it("keeps its meaning after an answer without suggestions", async () => {
    const { bot, type } = chatWith(scriptedBot({ Ciao: { suggestions: [] } }));
    await type("Ciao");
    await type("1");
    expect(bot.requests[1]?.question).toBe("Quanti parametri ha Kimi K2?");
  });

  it.each(["0", "3", "999"])("%s is refused where there is no such question", async (number) => {
    const { bot, type } = chatWith();
    expect(await type(number)).toMatchObject({ kind: "notice", text: expect.stringContaining("da 1 a 2") });
    expect(bot.requests).toEqual([]);
  });

  it("is a question where it is a year", async () => {
    const { bot, type } = chatWith();
    await type("2025");
    expect(bot.requests[0]?.question).toBe("2025");
  });
});

describe("/topics", () => {
  it("lists a few questions of each topic, and numbers them through", async () => {
    const { bot, type } = chatWith();
    expect(await type("/topics")).toMatchObject({
      kind: "topics",
      topics: [
        { id: "models", questions: [{}, {}] },
        { id: "race", questions: [{}] },
      ],
    });
    await type("3");
    expect(bot.requests[0]?.question).toBe("Chi è in testa?");
  });

  it.each(["models", "MODELLI", "i mod"])("lists all questions of the topic %s", async (typed) => {
    const { type } = chatWith();
    expect(await type(`/topics ${typed}`)).toEqual({ kind: "topics", topics: [TOPICS[0]] });
  });

  it("says which topic isn't there", async () => {
    expect(await chatWith().type("/topics gatti")).toMatchObject({ text: expect.stringContaining("gatti") });
  });

  it("says so where there are none", async () => {
    const { type } = chatWith({ ...scriptedBot(), topics: () => [] });
    expect(await type("/topics")).toMatchObject({ text: "Non ci sono argomenti." });
  });
});

describe("/explain", () => {
  it("explains the last answer", async () => {
    const { type } = chatWith();
    await type("Quanti?");
    expect(await type("/explain")).toEqual({ kind: "explanation", answer: answerOf() });
  });

  it("says so where there is none", async () => {
    expect(await chatWith().type("/explain")).toMatchObject({ kind: "notice" });
  });
});

describe("/lang", () => {
  it("chooses the language of answers and of the terminal's words", async () => {
    const { bot, type, session } = chatWith(scriptedBot());
    expect(await type("/lang en")).toMatchObject({ text: "From now on I answer in English." });
    await type("Quanti?");
    expect(bot.requests[0]).toMatchObject({ language: "en" });
    expect(session().shown).toBe("en");
  });

  it("goes back to the question's language with auto", async () => {
    const { bot, type } = chatWith();
    await type("/lang en");
    await type("/lang auto");
    await type("Quanti?");
    expect(bot.requests[0]).not.toHaveProperty("language");
  });

  it.each([
    ["/lang", "nella lingua della domanda"],
    ["/lang fr", "it, en, auto"],
    ["/lang toString", "it, en, auto"],
  ])("%s says where one stands or what there is", async (line, text) => {
    expect(await chatWith().type(line)).toMatchObject({ kind: "notice", text: expect.stringContaining(text) });
  });
});

describe("commands", () => {
  it.each([
    ["/help", "help"],
    ["/HELP", "help"],
    ["/aiuto", "help"],
    ["/quit", "goodbye"],
    ["/esci", "goodbye"],
  ])("%s leads to %s", async (line, kind) => {
    expect(await chatWith().type(line)).toMatchObject({ kind });
  });

  it.each([
    ["/hlep", "Volevi dire /help?"],
    ["/topisc", "Volevi dire /topics?"],
    ["/argomento", "Volevi dire /argomenti?"],
    ["/pizzeria", "/help li elenca"],
  ])("%s is answered with %s", async (line, text) => {
    const { bot, type } = chatWith();
    expect(await type(line)).toMatchObject({ kind: "notice", text: expect.stringContaining(text) });
    expect(bot.requests).toEqual([]);
  });
});
