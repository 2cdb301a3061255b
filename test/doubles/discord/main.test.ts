import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client, Events } from "discord.js";
import { expect, it } from "vitest";
import { INTENTS } from "./client.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

it("runs by itself and is driven over HTTP", async () => {
  const child = spawn(process.execPath, [MAIN], { stdio: ["ignore", "pipe", "inherit"] });
  const client = new Client({ intents: INTENTS, allowedMentions: { parse: [] } });
  try {
    const settings = new Map<string, string>();
    for await (const line of createInterface({ input: child.stdout })) {
      const [name = "", value = ""] = line.split("=");
      settings.set(name, value);
      if (settings.size === 2) break;
    }
    const api = settings.get("DISCORD_API_URL") ?? "";
    const control = async (path: string, body?: object) => {
      const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
      const response = await fetch(new URL(`/control/${path}`, api), sent);
      return { status: response.status, body: (await response.json()) as unknown };
    };
    client.rest.options.api = api;
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply("Here.");
    });
    const whenReady = once(client, Events.ClientReady);
    await client.login(settings.get("DISCORD_TOKEN") ?? "");
    await whenReady;
    expect(await control("command", { name: "ask" })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("No command ask") },
    });
    await client.application?.commands.create({ name: "ask", description: "Ask" });
    expect(await control("command", { name: "ask", wait: true })).toMatchObject({ body: { reply: { text: "Here." } } });
    expect(await control("state")).toMatchObject({ body: { sessions: 1, commands: ["ask"], violations: [] } });
    const callback = expect.objectContaining({ method: "POST", path: expect.stringMatching(/:token\/callback$/) });
    expect(await control("requests")).toMatchObject({ body: expect.arrayContaining([callback]) });
  } finally {
    await client.destroy();
    child.kill();
  }
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
});
