import { afterEach, describe, expect, it } from "vitest";
import { INTENT } from "../../doubles/discord/protocol.ts";
import { cut, failed, invalid, rateLimited, unanswered } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions } from "./rig.ts";

let rig: Rig;
/** How many errors a test has the log tell of. */
let refused = 0;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

afterEach(() => {
  expect(rig.logged("error")).toHaveLength(refused);
  refused = 0;
});

const ASKED = "Who is Clement Delangue?";
const SEND = "POST /channels/:channel/messages";

/** Messages come in order: once a later one was answered, the earlier ones were dealt with. */
async function answered({ double }: Rig, count: number): Promise<void> {
  await double.answerTo(double.directMessage(ASKED));
  expect(double.messagesOfBot()).toHaveLength(count);
}

describe("a mention", () => {
  it("is answered by a reply that pings nobody", async () => {
    const { double } = await start();
    const asked = double.mention(ASKED);
    const answer = await double.answerTo(asked);
    expect(answer.text).toContain("Delangue");
    expect(answer.message.message_reference).toMatchObject({ message_id: asked.id });
    const sent = double.requests.find(({ path, method }) => method === "POST" && path.endsWith("/messages"));
    expect(sent?.body).toMatchObject({ nonce: asked.id, enforce_nonce: true, allowed_mentions: { parse: [] } });
  });

  it("is answered once where the connection breaks, before or after Discord took the answer", async () => {
    const { double } = await start();
    double.script(SEND, cut, failed(502), rateLimited(0.05));
    await double.answerTo(double.mention(ASKED));
    double.script(SEND, unanswered);
    await double.answerTo(double.mention(ASKED));
    await answered(rig, 2);
  });

  it("isn't what other people say, bots, replies to others, or @everyone", async () => {
    const { double } = await start();
    double.say(ASKED);
    double.say(`@everyone ${ASKED}`);
    double.reply(double.say("Hello"), ASKED);
    await answered(rig, 0);
  });

  it("is answered without a link where the bot may not read the history", async () => {
    const { double } = await start();
    double.channels.deny(double.home.channel, "ReadMessageHistory");
    double.mention(ASKED);
    await expect
      .poll(() =>
        double
          .messagesOfBot()
          .map(({ text }) => text)
          .join(),
      )
      .toContain("Delangue");
    expect(rig.logged("warn").join()).toContain("Read Message History");
  });

  it("is answered without what the server refuses of the message, in the form that it takes", async () => {
    const { double } = await start();
    double.script(SEND, invalid("message_reference"), invalid("enforce_nonce"));
    const { text, isComponentsV2, message } = await double.answerTo(double.mention(ASKED));
    expect({ text, isComponentsV2 }).toEqual({ text: expect.stringContaining("Delangue"), isComponentsV2: true });
    expect(message.message_reference).toBeUndefined();
    expect(double.requests.at(-1)?.body).not.toHaveProperty("nonce");
  });

  it("is answered by a few words where Discord refuses the answer", async () => {
    const { double } = await start();
    refused = 1;
    double.script(SEND, failed(400, 50109));
    const { text } = await double.answerTo(double.mention(ASKED));
    expect(text).not.toContain("Delangue");
  });

  it("is answered as plain content by a server that refuses the other form without a code", async () => {
    const { double } = await start();
    double.script(SEND, failed(400));
    expect((await double.answerTo(double.mention(ASKED))).isComponentsV2).toBe(false);
  });

  it("says in the log what to do where the bot may not write", async () => {
    const { double } = await start();
    double.channels.deny(double.home.channel, "SendMessages");
    double.mention(ASKED);
    await expect.poll(() => rig.logged("warn").join("\n")).toContain("Send Messages");
  });
});

it("answers direct messages, with follow-ups", async () => {
  const { double } = await start();
  expect((await double.answerTo(double.directMessage("Chi è Clement Delangue?"))).text).toContain("Delangue");
  expect((await double.answerTo(double.directMessage("e cosa ha scritto?"))).text).toContain("§");
});

it("answers a reply that pings it, and none that doesn't", async () => {
  const { double } = await start();
  const { message } = await double.answerTo(double.mention(ASKED));
  double.reply(message, "Thank you all", { ping: false });
  expect((await double.answerTo(double.reply(message, "And what did he post?"))).text).toContain("§");
  await answered(rig, 2);
});

describe("in a thread", () => {
  const thread = ({ double }: Rig) => double.channels.createThread(double.home.channel, "Talk", double.home.person);

  it("answers where it is called; with the intent also what follows", async () => {
    const { double } = await start({
      double: { privilegedIntents: INTENT.messageContent },
      settings: { messageContent: true },
    });
    const channel = thread(rig);
    await double.answerTo(double.mention(ASKED, { channel }));
    expect((await double.answerTo(double.say("And what did he post?", { channel }))).text).toContain("§");
    double.say(ASKED);
    await answered(rig, 0);
  });

  it("overhears nothing without the intent", async () => {
    const { double } = await start();
    const channel = thread(rig);
    await double.answerTo(double.mention(ASKED, { channel }));
    double.say("And what did he post?", { channel });
    await answered(rig, 0);
    expect(double.messagesOfBot(channel)).toHaveLength(1);
  });

  it("is quiet after 🔇 until somebody mentions it", async () => {
    const { double, store } = await start();
    const channel = thread(rig);
    const { message } = await double.answerTo(double.mention(ASKED, { channel }));
    double.react(message, "🔇");
    const place = { platform: "discord", community: double.home.guild.id, channel: channel.id };
    await expect.poll(() => store.threads.read(place)).toBe("quiet");
    double.reply(message, "And what did he post?");
    await answered(rig, 0);
    expect(double.messagesOfBot(channel)).toHaveLength(1);
    await double.answerTo(double.mention(ASKED, { channel }));
    expect(double.messagesOfBot(channel)).toHaveLength(2);
  });

  it("is quiet after a word too, and after 🔇 on nobody else's message", async () => {
    const { double, store } = await start();
    const channel = thread(rig);
    double.react(double.say("Hello", { channel }), "🔇");
    await double.answerTo(double.mention(ASKED, { channel }));
    const place = { platform: "discord", community: double.home.guild.id, channel: channel.id };
    expect(await store.threads.read(place)).toBe("called");
    await double.answerTo(double.mention("zitto", { channel }));
    expect(await store.threads.read(place)).toBe("quiet");
  });
});
