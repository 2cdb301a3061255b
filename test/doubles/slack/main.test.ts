import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";

/** Starts the double as another process; returns what it printed, and a way to command it. */
async function startMain(...options: readonly string[]) {
  const program = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "test/doubles/slack/main.ts", ...options],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(() => void program.kill("SIGKILL"));
  const environment = new Map<string, string>();
  for await (const line of createInterface({ input: program.stdout })) {
    const [name = "", ...value] = line.split("=");
    environment.set(name, value.join("="));
    if (name === "SLACK_DOUBLE_READY") break;
  }
  const command = async (path: string, body?: unknown): Promise<unknown> => {
    const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${environment.get("SLACK_DOUBLE_CONTROL")}${path}`, request);
    return response.json();
  };
  return { program, environment, command };
}

it("runs by itself, prints what an app needs, and is driven by another process", async () => {
  const { program, environment, command } = await startMain("--scopes", "chat:write,app_mentions:read,im:history");
  const authorization = `Bearer ${environment.get("SLACK_BOT_TOKEN")}`;
  const call = (method: string, fields: object) =>
    fetch(`${environment.get("SLACK_API_URL")}${method}`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(fields),
    }).then((response) => response.json());
  expect(await call("auth.test", {})).toMatchObject({ ok: true });

  const sent = await command("do", { action: "directMessage", arguments: ["hello"] });
  expect(sent).toMatchObject({ ts: expect.any(String), deliveries: [{ kind: "events_api", isGivenUp: false }] });
  await command("fail", { kind: "error", error: "is_archived", method: "chat.postMessage" });
  const { channel } = sent as { readonly channel: string };
  expect(await call("chat.postMessage", { channel, text: "<!here>" })).toEqual({ ok: false, error: "is_archived" });
  expect(await call("chat.postMessage", { channel, text: "<!here>" })).toMatchObject({ ok: true });

  expect(await command("counts")).toMatchObject({ calls: { "chat.postMessage": 2 }, posted: 1, connections: 0 });
  expect(await command("journal?method=chat.postMessage")).toMatchObject([
    { outcome: "is_archived" },
    { outcome: "ok" },
  ]);
  expect(await command("violations")).toMatchObject([
    { rule: "mass-mention" },
    { rule: "unfurling" },
    { rule: "unfurling" },
  ]);
  expect(await command("do", { action: "conquer" })).toEqual({ error: "Nobody can conquer." });
  expect(await command("nothing")).toEqual({ error: "There is no command nothing." });

  program.kill("SIGTERM");
  const [code] = await once(program, "exit");
  expect(code).toBe(0);
});
