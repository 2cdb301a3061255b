import { createServer } from "node:http";
import { HTTPReceiver, webApi } from "@slack/bolt";
import { describe, expect, it, onTestFinished } from "vitest";
import { SIGNING_SECRET, SILENT, startDouble } from "./bolt-app.ts";
import type { SlackDouble } from "./slack-double.ts";

/** A server with Bolt's own installer; returns what it was told of installations. */
async function startInstaller(double: SlackDouble) {
  const tokens: string[] = [];
  const { installer } = new HTTPReceiver({
    signingSecret: SIGNING_SECRET,
    clientId: double.clientId,
    clientSecret: double.clientSecret,
    stateSecret: "state-secret-of-the-double",
    logger: SILENT,
    installerOptions: {
      authorizationUrl: double.authorizeUrl,
      clientOptions: { slackApiUrl: double.apiUrl },
      directInstall: true,
    },
  });
  if (installer === undefined) throw new Error("Bolt made no installer.");
  const server = createServer((incoming, response) => {
    const options = { scopes: ["app_mentions:read", "chat:write"], redirectUri: `${origin()}/callback` };
    if (incoming.url === "/install") return void installer.handleInstallPath(incoming, response, {}, options);
    void installer.handleCallback(incoming, response, {
      success: (installation) => {
        tokens.push(installation.bot?.token ?? "");
        response.end("installed");
      },
      failure: ({ code }) => response.end(code),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = () => {
    const address = server.address();
    return typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
  };

  /** Goes where a browser would go, with its cookie. */
  async function install(): Promise<string> {
    const begun = await fetch(`${origin()}/install`, { redirect: "manual" });
    const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
    const consented = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
    const ended = await fetch(consented.headers.get("location") ?? "", { headers: { cookie } });
    return ended.text();
  }
  return { install, tokens };
}

describe("OAuth", () => {
  it("installs into one workspace after the other", async () => {
    const double = await startDouble();
    const { install, tokens } = await startInstaller(double);
    const one = double.workspace({ installed: false });
    const two = double.workspace({ installed: false });

    double.answerInstallWith(one);
    expect(await install()).toBe("installed");
    double.answerInstallWith(two);
    expect(await install()).toBe("installed");

    expect(tokens).toEqual([one.botToken, two.botToken]);
    expect([...one.scopes]).toEqual(["app_mentions:read", "chat:write"]);
    const { team_id, response_metadata } = await new webApi.WebClient(two.botToken, {
      slackApiUrl: double.apiUrl,
    }).auth.test();
    expect(team_id).toBe(two.id);
    expect(response_metadata?.scopes).toEqual(["app_mentions:read", "chat:write"]);
    expect(JSON.stringify(double.journal.calls)).not.toContain(double.clientSecret);
  });

  it("tells that a person said no", async () => {
    const double = await startDouble();
    const { install, tokens } = await startInstaller(double);
    double.workspace({ installed: false });
    double.answerInstallWith("deny");
    expect(await install()).toBe("slack_oauth_installer_authorization_error");
    expect(tokens).toEqual([]);
  });

  it("takes a code once", async () => {
    const double = await startDouble();
    double.workspace({ installed: false });
    const query = new URLSearchParams({
      client_id: double.clientId,
      scope: "chat:write",
      redirect_uri: "http://127.0.0.1/",
    });
    const page = await fetch(`${double.authorizeUrl}?${query}`, { redirect: "manual" });
    const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const client = new webApi.WebClient(undefined, { slackApiUrl: double.apiUrl });
    const grant = {
      client_id: double.clientId,
      client_secret: double.clientSecret,
      code,
      redirect_uri: "http://127.0.0.1/",
    };
    await expect(client.oauth.v2.access({ ...grant, client_secret: "x" })).rejects.toThrow("bad_client_secret");
    expect(await client.oauth.v2.access(grant)).toMatchObject({ ok: true, token_type: "bot" });
    await expect(client.oauth.v2.access(grant)).rejects.toThrow("invalid_code");
  });
});
