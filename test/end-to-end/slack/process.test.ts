import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../../doubles/folder.ts";
import { SIGNING_SECRET, startDouble } from "./rig.ts";

/** One that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

it("is started by npm with four variables, ends with it, and answers mentions in both languages in their threads", async () => {
  const double = await startDouble({ waitMs: 20_000, acknowledgeWithinMs: 10_000 });
  const workspace = double.workspace();
  const port = await freePort();
  const folder = temporaryFolder();
  const child = spawn("npm", ["start"], {
    detached: true,
    env: {
      PATH: process.env.PATH,
      SLACK_API_URL: double.apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      PORT: String(port),
      // Kept apart from whatever runs here.
      DATABASE_URL: `file:${join(folder, "test.db")}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    // What npm started, too.
    if (child.exitCode === null) process.kill(-Number(child.pid), "SIGKILL");
    await ended;
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += data.toString()));
  await expect.poll(() => output, { timeout: 20_000 }).toContain("Connected.");

  double.http({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET });
  const [italian, english] = [workspace.mention("Chi è in testa nella corsa?"), workspace.mention("Who is leading?")];
  expect(await italian.reply()).toMatchObject({
    threadTs: italian.ts,
    text: expect.stringContaining("§"),
  });
  expect(await english.reply()).toMatchObject({ threadTs: english.ts, text: expect.stringContaining("§") });
  await Promise.all([italian.acknowledged(), english.acknowledged()]);
  expect([italian, english].map(({ repliesSoFar }) => repliesSoFar.length)).toEqual([1, 1]);
  expect(double.journal.violations).toEqual([]);

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(output).toContain("Stopped.");
  expect(output).not.toContain(workspace.botToken);
}, 60_000);
