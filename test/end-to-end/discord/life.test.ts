import { describe, expect, it } from "vitest";
import type { CommunityBot } from "../../../src/bot/community/community-bot.ts";
import { systemTiming, type Timing } from "../../../src/bot/digest/ledger/timing.ts";
import { PlatformRefusedError } from "../../../src/bot/ports/platform.ts";
import { failed, held, rateLimited } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions, startRig } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

const QUESTION = { question: "Who is Clement Delangue?" };

describe("what Discord refuses", () => {
  it.each([
    ["a token", { settings: { token: "none.such.token" } }, "DISCORD_TOKEN"],
    ["an intent", { settings: { messageContent: true } }, "DISCORD_MESSAGE_CONTENT"],
  ])("%s is said with its remedy, and not tried again", async (_, options, remedy) => {
    rig = await startRig(options);
    await expect(rig.connect()).rejects.toThrow(PlatformRefusedError);
    await expect(rig.connect()).rejects.toThrow(remedy);
  });

  it("gets another attempt where it may pass", async () => {
    rig = await startRig();
    rig.double.script("GET /gateway/bot", ...Array.from({ length: 4 }, () => failed(503)));
    const refused = await rig.connect().catch((error: unknown) => error);
    expect(refused).not.toBeInstanceOf(PlatformRefusedError);
    await rig.connect();
    expect((await rig.double.command({ name: "ask", options: QUESTION }).reply()).text).toContain("Delangue");
  });
});

describe("the gateway", () => {
  it("resumes after a break, and answers what was missed, once", async () => {
    const { double } = await start();
    await double.answerTo(double.mention(QUESTION.question));
    const answersTo = (id: string) =>
      double.messagesOfBot().filter(({ message }) => message.message_reference?.message_id === id).length;
    double.gateway.drop();
    const missed = double.mention(QUESTION.question);
    const command = double.command({ name: "ask", options: QUESTION });
    expect((await command.reply()).text).toContain("Delangue");
    await expect.poll(() => answersTo(missed.id)).toBe(1);
    double.gateway.askToReconnect();
    const last = double.mention(QUESTION.question);
    await expect.poll(() => answersTo(last.id)).toBe(1);
    // The two before the breaks, the command's, and the last.
    expect(double.messagesOfBot()).toHaveLength(4);
    expect(rig.logged("warn").join()).toContain("connecting again");
  });

  it("is told of once, and once more when it is back", async () => {
    const { double } = await start({ double: { resumeWithinMs: 0 } });
    double.gateway.shut();
    await expect.poll(() => double.gateway.turnedAway(), { timeout: 10_000 }).toBeGreaterThan(1);
    double.gateway.open();
    await expect.poll(() => rig.logged("info").join(), { timeout: 20_000 }).toContain("is back");
    expect(rig.logged("warn")).toEqual(["Discord's gateway was lost; connecting again."]);
  });

  it("has as many shards as Discord recommends, or those that were chosen", async () => {
    await start({ double: { shards: 2 } });
    await rig.double.connected(2);
    await rig.close();
    rig = await startRig({ double: { shards: 4 }, settings: { shards: { ids: [1, 3], total: 4 } } });
    await rig.connect();
    expect(rig.double.gateway.ready()).toBe(2);
  });
});

describe("stopping", () => {
  it("finishes what is in flight, and takes nothing new", async () => {
    let answer: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const ask =
      (core: CommunityBot): CommunityBot["ask"] =>
      async (...question) => {
        asked += 1;
        await told;
        return core.ask(...question);
      };
    const { double } = await start({ core: (core) => ({ ask: ask(core) }) });
    const handle = double.command({ name: "ask", options: QUESTION });
    await expect.poll(() => asked).toBe(1);
    const stopped = rig.platform.stop();
    double.command({ name: "ask", options: QUESTION });
    answer();
    await stopped;
    expect((await handle.reply()).text).toContain("Delangue");
    expect(asked).toBe(1);
    expect(rig.double.gateway.ready()).toBe(0);
  });

  it.each(["hello", "ready"] as const)(
    "ends an attempt to connect to a gateway that never says %s",
    async (silence) => {
      rig = await startRig();
      const { double, platform } = rig;
      double.gateway.fallSilent(silence);
      const connecting = rig.connect();
      const { gateway, counts } = double;
      const arrived = () => (silence === "hello" ? gateway.connected() : counts.identifies);
      await expect.poll(arrived).toBe(1);
      await Promise.all([platform.stop(), connecting]);
      await double.until(() => (double.gateway.connected() === 0 ? true : undefined));
      expect(rig.logged("warn")).toEqual([]);
    },
  );

  it("ends an attempt to connect where REST never answers", async () => {
    rig = await startRig();
    rig.double.script("GET /gateway/bot", held);
    const connecting = rig.connect();
    await rig.double.holding();
    await Promise.all([rig.platform.stop(), connecting]);
    expect(rig.double.gateway.connected()).toBe(0);
  });

  it("ends what isn't finished in time, and repeats none of it", async () => {
    let isLate = false;
    const sleep: Timing["sleep"] = (ms, signal) => systemTiming.sleep(isLate && ms > 1000 ? 0 : ms, signal);
    const { double, platform } = await start({ timing: { ...systemTiming, sleep } });
    double.script("POST /channels/:channel/messages", held);
    double.mention(QUESTION.question);
    await double.holding();
    isLate = true;
    await platform.stop();
    await expect.poll(() => rig.logged("error").join()).toContain("couldn't be sent");
    expect(rig.logged("warn").join()).toContain("in time");
  });

  it("may come before anything was connected, and twice", async () => {
    rig = await startRig();
    await rig.platform.stop();
    await rig.platform.stop();
    await rig.connect();
    expect(rig.double.gateway.ready()).toBe(0);
  });
});

it("tells a person who asked to be told, and knows who takes no messages", async () => {
  const { double, platform, community } = await start();
  const { person } = double.home;
  const address = { platform: "discord", community: double.home.guild.id, person: person.id, untilMs: 0 };
  await platform.tell(address, community.sorry("en"));
  const conversation = double.conversationWith(person);
  expect(double.messagesOfBot(conversation)).toHaveLength(1);
  double.script("POST /channels/:channel/messages", rateLimited(1));
  await expect(platform.tell(address, community.sorry("en"))).rejects.toMatchObject({ code: "post-failed-rate" });
  double.channels.deny(conversation, "SendMessages");
  await expect(platform.tell(address, community.sorry("en"))).rejects.toMatchObject({
    code: "post-refused-permission",
  });
});
