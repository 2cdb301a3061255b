import { afterEach, describe, expect, it } from "vitest";
import { shardOf } from "../../../src/adapters/discord/ids.ts";
import { PERMISSIONS } from "../../../src/adapters/discord/invite.ts";
import type { CommunityBot } from "../../../src/bot/community/community-bot.ts";
import { NO_COMMUNITY } from "../../../src/bot/community/visit.ts";
import { systemTiming, type Timing } from "../../../src/bot/digest/ledger/timing.ts";
import { PlatformRefusedError } from "../../../src/bot/ports/platform.ts";
import { subscriptionOf } from "../../contracts/subscriptions.ts";
import { failed, held, rateLimited } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions, startRig } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

afterEach(async () => {
  expect(rig.double.violations).toEqual([]);
  await rig.close();
});

const QUESTION = { question: "Who is Clement Delangue?" };
const writes = ({ double }: Rig) =>
  double.requests.filter(({ method, path }) => method !== "GET" && path.includes("/commands"));

describe("registration", () => {
  it("changes what differs, and nothing at the next start", async () => {
    const { double } = await start();
    expect(writes(rig)).toHaveLength(10);
    const before = writes(rig).length;
    const again = await startRig({ settings: { apiUrl: double.apiUrl, token: double.token } });
    await again.connect();
    expect(again.lines).toContainEqual(expect.objectContaining({ details: { changed: 0, removed: 0, server: null } }));
    expect(writes(rig)).toHaveLength(before);
    await again.close();
  });

  it("is of one server where one is chosen, and says what isn't there then", async () => {
    rig = await startRig();
    const server = rig.double.home.guild.id;
    const { double } = rig;
    const one = await startRig({ settings: { apiUrl: double.apiUrl, token: double.token, guildId: server } });
    await one.connect();
    expect(double.commands.list(server).map(({ name }) => name)).toContain("ask");
    expect(one.logged("info").join()).toContain("DISCORD_GUILD_ID");
    await one.close();
  });

  it("shows no command twice where it was of one server before, and says so the other way round", async () => {
    rig = await startRig();
    const { double } = rig;
    const { id: server } = double.home.guild;
    const settings = { apiUrl: double.apiUrl, token: double.token };
    const one = await startRig({ settings: { ...settings, guildId: server } });
    await one.connect();
    expect(one.logged("warn")).toEqual([]);
    await one.platform.stop();
    double.script(`GET /applications/:id/guilds/${double.guilds.create().id}/commands`, failed(403, 50001));
    await rig.connect();
    await expect.poll(() => double.commands.list(server)).toEqual([]);
    const all = double.commands.list("global").length;
    await one.close();
    const back = await startRig({ settings: { ...settings, guildId: server } });
    await back.connect();
    await expect.poll(() => back.logged("warn").join()).toContain("see each twice");
    expect(double.commands.list("global")).toHaveLength(all);
    await back.close();
  });

  it("is made at once where the server takes no single command", async () => {
    rig = await startRig();
    rig.double.script("POST /applications/:id/commands", failed(405));
    await rig.connect();
    expect(rig.double.commands.list("global")).toHaveLength(10);
    expect(rig.logged("warn")).toEqual([]);
  });

  it("that fails leaves the bot to be mentioned, and says what to do", async () => {
    rig = await startRig();
    rig.double.script("GET /applications/:id/commands", failed(403, 50001));
    await rig.connect();
    expect(rig.logged("warn").join()).toContain("Commands couldn't be registered");
    expect(rig.logged("warn").join()).not.toContain("DISCORD_GUILD_ID");
    expect((await rig.double.answerTo(rig.double.mention(QUESTION.question))).text).toContain("Delangue");
  });

  it("prints an invitation with the rights that are needed", async () => {
    const { double, lines } = await start();
    const invite = lines.flatMap(({ details }) => ("invite" in details ? [new URL(String(details.invite))] : []))[0];
    expect(Object.fromEntries(invite?.searchParams ?? [])).toEqual({
      ...{ client_id: double.applicationId, scope: "bot applications.commands" },
      ...{ permissions: PERMISSIONS, integration_type: "0" },
    });
  });
});

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

  it("has as many shards as Discord recommends, or those that were chosen", async () => {
    await start({ double: { shards: 2 } });
    await rig.double.connected(2);
    await rig.close();
    rig = await startRig({ double: { shards: 4 }, settings: { shards: { ids: [1, 3], total: 4 } } });
    await rig.connect();
    expect(rig.double.gateway.ready()).toBe(2);
  });
});

describe("servers and channels that come and go", () => {
  it("are told to the core", async () => {
    const heard: string[] = [];
    const { double } = await start({
      core: () => ({
        joined: async (_, community) => void heard.push(`joined ${community}`),
        left: async (_, community) => void heard.push(`left ${community}`),
        channelGone: async ({ channel }) => void heard.push(`gone ${channel}`),
      }),
    });
    const { guild } = double.home;
    // It may have come while the bot was away.
    await expect.poll(() => heard.splice(0)).toEqual([`joined ${guild.id}`]);
    const channel = double.channels.create(guild, { name: "short-lived" });
    double.guilds.outage(guild);
    double.guilds.recover(guild);
    double.channels.delete(channel);
    double.guilds.kick(guild);
    double.guilds.invite(guild);
    await expect.poll(() => heard).toHaveLength(4);
    // Back from its outage it is greeted once more, which changes nothing.
    expect(heard).toEqual([`joined ${guild.id}`, `gone ${channel.id}`, `left ${guild.id}`, `joined ${guild.id}`]);
  });

  it("are noticed at the start where they went while the bot was away, and only those", async () => {
    rig = await startRig({ double: { shards: 2 }, settings: { shards: { ids: [0], total: 2 } } });
    const { double, store } = rig;
    const ofShard = (shard: number) => {
      for (;;) {
        const guild = double.guilds.create();
        if (shardOf(guild.id, 2) === shard) return guild;
      }
    };
    const [here, kicked, away, others] = [ofShard(0), ofShard(0), ofShard(0), ofShard(1)];
    const kept = double.channels.create(here);
    const deleted = double.channels.create(here);
    // Not listed, but there: Discord refuses to show it.
    const hidden = double.channels.create(double.guilds.create({ withBot: false }));
    const subscribe = (community: string, channel: string, platform = "discord") =>
      store.subscriptions.save(subscriptionOf({ platform, community, channel }));
    for (const { id } of [kept, hidden, deleted]) await subscribe(here.id, id);
    for (const { id } of [kicked, away, others]) await subscribe(id, "1");
    await subscribe(kicked.id, "1", "slack");
    await store.communities.write("discord", here.id, { noticesChannel: deleted.id });
    await store.communities.write("discord", NO_COMMUNITY, { language: "en" });
    double.channels.delete(deleted);
    double.guilds.kick(kicked);
    double.guilds.kick(others);
    double.guilds.outage(away);
    await rig.connect();
    const places = async () => (await store.subscriptions.page(null, 100)).map(({ channel }) => channel).sort();
    await expect.poll(places).toEqual(["1", "1", "1", kept.id, hidden.id].sort());
    expect(await store.subscriptions.list("discord", kicked.id)).toEqual([]);
    expect(await store.communities.read("discord", here.id)).toMatchObject({ noticesChannel: null });
    expect([...(await store.communities.list("discord"))].sort()).toEqual(
      [here.id, away.id, others.id, NO_COMMUNITY].sort(),
    );
  });

  it("are noticed after a break that couldn't be resumed", async () => {
    const { double, store } = await start({ double: { resumeWithinMs: 0 } });
    const { guild, channel } = double.home;
    await store.subscriptions.save(subscriptionOf({ community: guild.id, channel: channel.id }));
    double.gateway.drop();
    double.guilds.kick(guild);
    // A client waits between two sessions.
    const subscribed = () => store.subscriptions.list("discord", guild.id);
    await expect.poll(subscribed, { timeout: 20_000 }).toEqual([]);
    expect(rig.logged("warn").join()).toContain("taken out of a server");
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
