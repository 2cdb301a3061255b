import { writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleepFor } from "node:timers/promises";
import { openStore } from "../../src/adapters/database/open.ts";
import { serve } from "../../src/commands/serve.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import { composeService } from "../../src/service.ts";
import { readSettings } from "../../src/settings/read.ts";
import { type ServiceSettings, slowed } from "./slowness.ts";

/**
 * The bot as `npm start` composes it, begun when it is told `go`, so that another can take a killed one's place at once.
 * What it says is its log.
 */

const { ports, slowness } = JSON.parse(process.argv[2] ?? "{}") as ServiceSettings;
const projectFolder = process.cwd();
const cacheFolder = join(projectFolder, "data/cache");
const settings = await readSettings({ projectFolder, cacheFolder, environment: process.env });
const packs = await loadPacks(settings.knowledge.folder, { cacheFolder });
// Loaded before it is needed.
if (process.env.DISCORD_TOKEN !== undefined) await import("../../src/adapters/discord/platform.ts");
if (process.env.SLACK_BOT_TOKEN !== undefined) await import("../../src/adapters/slack/platform.ts");

async function begin(seat: number): Promise<void> {
  const port = ports[seat];
  const environment = { ...process.env, ...(port !== undefined && { PORT: String(port) }) };
  const service = await composeService({
    ...{ environment, output: process.stdout, cacheFolder, clock: Date.now },
    settings: async () => settings,
    packs: async () => packs,
    store: () => openStore({ environment, folder: projectFolder }),
  });
  const community = slowed(service.community, slowness);
  const sleep = (durationMs: number, signal: AbortSignal) =>
    sleepFor(durationMs, undefined, { signal }).catch(() => {});
  process.exit((await serve({ ...service, community }, { stopped, sleep })) ? 0 : 1);
}

let stop: () => void = () => undefined;
const stopped = new Promise<void>((resolve) => {
  stop = resolve;
});
let isBegun = false;
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [word, seat] = line.split(" ");
  if (word === "go") {
    isBegun = true;
    void begin(Number(seat));
  }
  if (word === "stop") {
    if (!isBegun) process.exit(0);
    stop();
  }
});
lines.on("close", () => process.exit(0));
writeSync(1, "ready\n");
