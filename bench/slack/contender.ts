import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { START_ARGUMENTS } from "../start-arguments.ts";

export const CONTENDERS = ["echo", "staffetta"] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** A bot in a process of its own. */
export type Contender = {
  /** Resident memory, in MB. */
  memoryMb(): number;
  stop(): Promise<void>;
};

const COMMANDS: Readonly<Record<ContenderName, { readonly arguments: readonly string[]; readonly ready: string }>> = {
  echo: { arguments: ["bench/slack/echo-app.ts"], ready: "ready" },
  staffetta: { arguments: START_ARGUMENTS, ready: "Connected." },
};

const START_WITHIN_MS = 30_000;
const KB_PER_MB = 1024;

/** Starts one, and waits until it is connected. */
export async function startContender(
  name: ContenderName,
  environment: Readonly<Record<string, string>>,
): Promise<Contender> {
  const command = COMMANDS[name];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...command.arguments], {
    env: { PATH: process.env.PATH, LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  await ready(child, command.ready);
  return {
    memoryMb: () =>
      Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" })) / KB_PER_MB,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function ready(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`It didn't start in time:\n${output}`));
    }, START_WITHIN_MS);
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (data: Buffer) => {
        if (output.includes(word)) return;
        output += data.toString();
        if (!output.includes(word)) return;
        clearTimeout(timer);
        resolve();
      });
    child.once("exit", () => reject(new Error(`It ended at the start:\n${output}`)));
  });
}
