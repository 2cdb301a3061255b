import { Events, GatewayIntentBits } from "discord.js";
import { afterEach, expect, it } from "vitest";
import { createClient, INTENTS, ready } from "./client.ts";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordDoubleOptions } from "./options.ts";
import { INTENT } from "./protocol.ts";
import { shardOf } from "./state/snowflakes.ts";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options?: DiscordDoubleOptions): Promise<DiscordDouble> {
  const double = await startDiscordDouble(options);
  closing.push(() => double.close());
  return double;
}

async function connect(double: DiscordDouble, options?: Parameters<typeof createClient>[1]) {
  const client = createClient(double, options);
  closing.push(() => client.destroy());
  return ready(double, client);
}

/** Waits for what the client hears; a client has no signal to wait on. */
const heardIn = (list: readonly string[]) => expect.poll(() => list, { timeout: 10_000 });

async function hearing(double: DiscordDouble) {
  const client = await connect(double);
  const heard: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
  return { client, heard };
}

it("replays what was missed while the connection was cut", async () => {
  const double = await start();
  const { heard } = await hearing(double);
  double.directMessage("before");
  double.gateway.shut();
  double.directMessage("meanwhile");
  double.gateway.open();
  await double.until(() => double.counts.resumes === 1 || undefined);
  double.directMessage("after");
  await heardIn(heard).toEqual(["before", "meanwhile", "after"]);
  expect(double.counts).toMatchObject({ identifies: 1, resumes: 1 });
});

it("can be closed twice, with clients connected", async () => {
  const double = await start();
  const client = await connect(double);
  await double.close();
  await double.close();
  expect(double.gateway.connected()).toBe(0);
  await client.destroy();
});

it("has clients resume when it asks them to reconnect", async () => {
  const double = await start();
  const { heard } = await hearing(double);
  double.gateway.askToReconnect();
  await double.until(() => double.counts.resumes === 1 || undefined);
  double.directMessage("still there?");
  await heardIn(heard).toEqual(["still there?"]);
});

it("has clients identify anew when their session is gone", async () => {
  const double = await start();
  const { heard } = await hearing(double);
  double.gateway.invalidate();
  double.directMessage("lost");
  await double.until(() => double.counts.identifies === 2 || undefined, { timeoutMs: 15_000 });
  await double.connected();
  double.directMessage("heard");
  await heardIn(heard).toEqual(["heard"]);
});

it("refuses an intent that wasn't granted, and a wrong token", async () => {
  const double = await start();
  const greedy = createClient(double, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
  closing.push(() => greedy.destroy());
  const closed = new Promise<number>((resolve) => greedy.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
  // discord.js rejects the login, reports the closing, or both.
  await Promise.allSettled([greedy.login(double.token)]);
  expect(await closed).toBe(4014);
  const stranger = createClient(double);
  await expect(stranger.login("not.the.token")).rejects.toMatchObject({ code: "TokenInvalid" });
});

it("shows what isn't addressed to the bot where the intent was granted", async () => {
  const double = await start({ privilegedIntents: INTENT.messageContent });
  const client = await connect(double, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
  const heard: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
  double.say("Just talking");
  await heardIn(heard).toEqual(["Just talking"]);
});

it("divides guilds among shards", async () => {
  const double = await start({ shards: 2 });
  const second = double.guilds.create({ name: "Second" });
  const client = await connect(double, { shards: "auto" });
  expect(client.guilds.cache.size).toBe(2);
  for (const id of [double.home.guild.id, second.id]) {
    expect(client.guilds.cache.get(id)?.shardId).toBe(shardOf(id, 2));
  }
  expect(shardOf(double.home.guild.id, 2)).not.toBe(shardOf(second.id, 2));
});

it("tells of guilds and channels that come and go", async () => {
  const double = await start();
  const { client } = await hearing(double);
  const events: string[] = [];
  client.on(Events.GuildCreate, ({ name }) => void events.push(`joined ${name}`));
  client.on(Events.GuildDelete, ({ name }) => void events.push(`left ${name}`));
  client.on(Events.GuildUnavailable, ({ name }) => void events.push(`unavailable ${name}`));
  client.on(Events.ChannelDelete, ({ id }) => void events.push(`deleted ${id}`));
  const { guild, channel } = double.home;
  const harbour = double.guilds.create({ name: "Harbour" });
  double.guilds.outage(guild);
  double.guilds.recover(guild);
  double.channels.delete(channel);
  double.guilds.kick(harbour);
  const expected = ["joined Harbour", "unavailable Lighthouse", `deleted ${channel.id}`, "left Harbour"];
  await heardIn(events).toEqual(expected);
});
