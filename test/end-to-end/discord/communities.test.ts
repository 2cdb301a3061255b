import { describe, expect, it } from "vitest";
import { shardOf } from "../../../src/adapters/discord/ids.ts";
import { NO_COMMUNITY } from "../../../src/bot/community/visit.ts";
import { subscriptionOf } from "../../contracts/subscriptions.ts";
import { connectedRig, type Rig, type RigOptions, startRig } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

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
