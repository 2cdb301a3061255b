import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { DiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import { START_ARGUMENTS } from "../start-arguments.ts";

/** `adapter`: Staffetta's adapter over a core that has its answer ready. */
export type BotName = "echo" | "adapter" | "staffetta";

export type RunningBot = {
  /** From the process's start until its gateway session is ready. */
  readonly readyMs: number;
  /** Resident memory now. */
  residentMb(): number;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 30_000;
const KB_IN_MB = 1024;
const QUIET = "--disable-warning=ExperimentalWarning";
const ARGUMENTS: Readonly<Record<BotName, readonly string[]>> = {
  echo: [QUIET, "bench/discord/echo-bot.ts"],
  adapter: [...START_ARGUMENTS.slice(0, -1), "bench/discord/adapter-bot.ts"],
  staffetta: START_ARGUMENTS,
};

/** Starts a bot in a process of its own, against the double, with a database in the folder. */
export async function startBot(
  name: BotName,
  double: DiscordDouble,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningBot> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...ARGUMENTS[name]], {
    env: {
      ...process.env,
      ...{ DISCORD_API_URL: double.apiUrl, DISCORD_TOKEN: double.token, LOG_LEVEL: "error" },
      ...{ DISCORD_GUILD_ID: "", DISCORD_SHARDS: "", DISCORD_MESSAGE_CONTENT: "" },
      ...{ SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: "", SLACK_CLIENT_ID: "" },
      DATABASE_URL: `file:${join(folder, "bench.db")}`,
      ...environment,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await double.connected(1, { timeoutMs: READY_WITHIN_MS });
  const readyMs = performance.now() - startedMs;
  const asked = () => (double.commands.list("global").some((command) => command.name === "ask") ? true : undefined);
  await double.until(asked, { timeoutMs: READY_WITHIN_MS, what: "the command ask" });
  return {
    readyMs,
    residentMb: () => residentKb(child) / KB_IN_MB,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

function residentKb({ pid }: ChildProcess): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}
