import { describe, expect, it } from "vitest";
import type { Store } from "../../../src/bot/ports/store.ts";
import type { WorkspaceDriver } from "../../doubles/slack/driver/workspace.ts";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import { newHttpServer, SIGNING_SECRET, sharedStore, startDouble, startOverHttp, startReplica } from "./rig.ts";

/** A replica that people install by themselves; `install` goes where a browser would. */
async function startForMany(double: SlackDouble, store: Store, threadFollowUps = false) {
  const http = newHttpServer();
  await http.open();
  const publicUrl = `http://127.0.0.1:${http.port()}`;
  const { clientId, clientSecret } = double;
  const way = { kind: "oauth" as const, clientId, clientSecret, signingSecret: SIGNING_SECRET, publicUrl };
  const replica = await startReplica(double, way, { store, threadFollowUps }, http);
  return { ...replica, publicUrl };
}

async function consent(double: SlackDouble, publicUrl: string, workspace: WorkspaceDriver | "deny") {
  double.answerInstallWith(workspace);
  const begun = await fetch(`${publicUrl}/slack/install`, { redirect: "manual" });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const consented = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
  return { cookie, back: consented.headers.get("location") ?? "" };
}

async function install(double: SlackDouble, publicUrl: string, workspace: WorkspaceDriver) {
  const { cookie, back } = await consent(double, publicUrl, workspace);
  return fetch(back, { headers: { cookie } });
}

describe("many workspaces", () => {
  it("install the app by themselves, and are answered side by side, each with its own token", async () => {
    const double = await startDouble();
    const [one, two] = [double.workspace({ installed: false }), double.workspace({ installed: false })];
    const { publicUrl, url, bot } = await startForMany(double, sharedStore());
    double.http({ url, signingSecret: SIGNING_SECRET });
    for (const workspace of [one, two]) {
      expect((await install(double, publicUrl, workspace)).status).toBe(200);
      await workspace.botAdded(workspace.general).acknowledged();
    }
    const sent = [one, two].flatMap((workspace) => [1, 2, 3].map((each) => workspace.mention(`question ${each}`)));
    await Promise.all(sent.map((each) => each.reply()));
    expect(bot.callsOf("joined").map(({ rest }) => rest[1])).toEqual([one.id, two.id]);
    const teams = double.journal.callsOf("chat.postMessage").map(({ team }) => team);
    expect(teams.toSorted()).toEqual([one.id, one.id, one.id, two.id, two.id, two.id].toSorted());
    expect([...one.scopes]).toContain("assistant:write");
    expect(double.journal.violations).toEqual([]);
  });

  it("are named with the scopes that an older installation lacks, once each", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ installed: false });
    const store = sharedStore();
    await install(double, (await startForMany(double, store)).publicUrl, workspace);
    await workspace.botAdded(workspace.general);
    const { url, log } = await startForMany(double, store, true);
    double.http({ url, signingSecret: SIGNING_SECRET });
    for (const text of ["one", "two"]) await workspace.mention(text).reply();
    expect(log.lines.filter(({ level }) => level === "warn")).toEqual([
      expect.objectContaining({
        details: expect.objectContaining({ community: workspace.id, missing: "channels:history groups:history" }),
      }),
    ]);
  });

  it("may begin an installation on one replica and finish it on another, once", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ installed: false });
    const store = sharedStore();
    const one = await startForMany(double, store);
    const two = await startForMany(double, store);
    const { cookie, back } = await consent(double, one.publicUrl, workspace);
    const elsewhere = back.replace(one.publicUrl, two.publicUrl);
    expect((await fetch(elsewhere, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(elsewhere, { headers: { cookie } })).status).toBe(400);
    double.http({ url: [one.url], signingSecret: SIGNING_SECRET });
    await workspace.botAdded(workspace.general).acknowledged();
    expect(await workspace.mention("who leads?").reply()).toBeDefined();
  });

  it.each([
    ["of another browser", (back: string) => ({ back, headers: {} })],
    [
      "that nobody was given",
      (back: string) => ({
        back: back.replace(/state=[^&]+/, "state=forged"),
        headers: { cookie: "slack-app-oauth-state=forged" },
      }),
    ],
  ])("aren't installed with a state %s", async (_name, forge) => {
    const double = await startDouble();
    const workspace = double.workspace({ installed: false });
    const store = sharedStore();
    const { publicUrl, bot } = await startForMany(double, store);
    const { back, headers } = forge((await consent(double, publicUrl, workspace)).back);
    expect((await fetch(back, { headers })).status).toBe(400);
    expect(bot.callsOf("joined")).toEqual([]);
    expect(await store.vault.keys("slack-installation", { limit: 10 })).toEqual([]);
  });

  it("aren't installed where a person said no", async () => {
    const double = await startDouble();
    double.workspace({ installed: false });
    const { publicUrl, bot, log } = await startForMany(double, sharedStore());
    const { cookie, back } = await consent(double, publicUrl, "deny");
    expect((await fetch(back, { headers: { cookie } })).status).toBe(400);
    expect(bot.callsOf("joined")).toEqual([]);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: "warn" }));
  });

  it("are forgotten when they remove the app, and others go on", async () => {
    const double = await startDouble();
    const [one, two] = [double.workspace({ installed: false }), double.workspace({ installed: false })];
    const store = sharedStore();
    const { publicUrl, url, bot } = await startForMany(double, store);
    double.http({ url, signingSecret: SIGNING_SECRET });
    for (const workspace of [one, two]) await install(double, publicUrl, workspace);
    one.appUninstalled();
    await expect.poll(() => bot.callsOf("left").length).toBe(2);
    expect(bot.callsOf("left").map(({ rest }) => rest)).toEqual([
      ["slack", one.id],
      ["slack", one.id],
    ]);
    expect(await store.vault.keys("slack-installation", { limit: 10 })).toEqual([two.id]);
    await two.botAdded(two.general).acknowledged();
    expect(await two.mention("who leads?").reply()).toBeDefined();
  });
});

describe("one workspace", () => {
  it("is joined at the start, and left when the app is removed", async () => {
    const { workspace, bot } = await startOverHttp();
    expect(bot.callsOf("joined")[0]?.rest).toEqual(["slack", workspace.id]);
    workspace.appUninstalled();
    await expect.poll(() => bot.callsOf("left").length).toBeGreaterThan(0);
  });

  it("tells the bot of channels that are gone", async () => {
    const { workspace, bot } = await startOverHttp();
    const [archived, left] = [workspace.addChannel("archived"), workspace.addChannel("left")];
    await workspace.channelArchived(archived).acknowledged();
    await workspace.botRemoved(left).acknowledged();
    const gone = bot.callsOf("channelGone").map(({ rest }) => rest[0]);
    expect(gone).toEqual(
      [archived, left].map(({ id }) => ({ platform: "slack", community: workspace.id, channel: id })),
    );
  });
});
