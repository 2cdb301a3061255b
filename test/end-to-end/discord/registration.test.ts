import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "../../../src/adapters/discord/invite.ts";
import { failed } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions, startRig } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

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

  it("is made again where the gateway begins anew, and the server has forgotten them", async () => {
    const { double } = await start();
    const headers = { authorization: `Bot ${double.token}`, "content-type": "application/json" };
    const url = `${double.apiUrl}/v10/applications/${double.applicationId}/commands`;
    await fetch(url, { method: "PUT", headers, body: "[]" });
    expect(double.commands.list("global")).toEqual([]);
    double.gateway.invalidate();
    await expect.poll(() => double.commands.list("global"), { timeout: 20_000 }).toHaveLength(10);
  });

  it("does without being told of the application", async () => {
    rig = await startRig();
    rig.double.gateway.fallSilent("application");
    await rig.connect();
    expect(rig.double.commands.list("global")).toHaveLength(10);
  });

  it("that fails leaves the bot to be mentioned, and says what to do", async () => {
    rig = await startRig();
    rig.double.script("GET /applications/:id/commands", failed(403, 50001));
    await rig.connect();
    expect(rig.logged("warn").join()).toContain("Commands couldn't be registered");
    expect(rig.logged("warn").join()).not.toContain("DISCORD_GUILD_ID");
    expect((await rig.double.answerTo(rig.double.mention("Who is Clement Delangue?"))).text).toContain("Delangue");
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
