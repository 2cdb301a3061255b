import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BurstReport, runBurst } from "../../test/doubles/slack/driver/burst.ts";
import { startSlackDouble } from "../../test/doubles/slack/slack-double.ts";
import { type ContenderName, startContender } from "./contender.ts";

export const WAYS = ["http", "socket"] as const;
export type Way = (typeof WAYS)[number];

export type Measured = {
  readonly eventsPerSecond: number;
  /** From a mention to its reply at an even rate, 99 of 100. */
  readonly p99Ms: number;
  readonly memoryMb: number;
  /** Mentions without an acknowledgement or a reply. */
  readonly failures: number;
};

/** What is asked, in turn: both languages, an abstention, a greeting. */
const TEXTS = [
  "Who is leading the open-source AI race?",
  "Chi è in testa nella corsa all'intelligenza artificiale?",
  "Why is China gaining an edge?",
  "Quanto costa un modello?",
  "What is the licence of the model?",
  "Ciao!",
];
/** As many as a busy workspace has on their way. */
const WAITING_MAX = 100;
const WARM_UP = { count: 1000, waitingMax: WAITING_MAX, withinMs: 30_000 };
const BURST = { count: 3000, waitingMax: WAITING_MAX, withinMs: 120_000 };
const EVEN = { count: 1500, perSecond: 100, withinMs: 30_000 };
const CHANNELS = 20;
const SIGNING_SECRET = "signing-secret-of-the-bench";
const SHARE = 0.99;

/** One contender over one way, on a double of its own that is the same for all. */
export async function measure(name: ContenderName, way: Way): Promise<Measured> {
  // Nothing is repeated: what is late counts as late.
  const double = await startSlackDouble({ keepJournal: false, acknowledgeWithinMs: BURST.withinMs, retryDelaysMs: [] });
  const folder = mkdtempSync(join(tmpdir(), "staffetta-bench-"));
  const port = await freePort();
  try {
    const workspace = double.workspace();
    const contender = await startContender(name, {
      ...{ SLACK_API_URL: double.apiUrl, SLACK_BOT_TOKEN: workspace.botToken, PORT: String(port) },
      ...(way === "http" ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: double.appToken }),
      DATABASE_URL: `file:${join(folder, "bench.db")}`,
    });
    try {
      if (way === "http") double.http({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET });
      else await double.sockets.waitForOpen(1);
      const channels = Array.from({ length: CHANNELS }, (_, index) => workspace.addChannel(`channel-${index}`));
      const say = (index: number) => {
        const channel = channels[index % channels.length];
        return workspace.mention(TEXTS[index % TEXTS.length] ?? "", channel === undefined ? {} : { channel });
      };
      await runBurst(WARM_UP, say);
      const burst = await runBurst(BURST, say);
      const even = await runBurst(EVEN, say);
      return { ...resultOf(burst, even), memoryMb: contender.memoryMb() };
    } finally {
      await contender.stop();
    }
  } finally {
    await double.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(burst: BurstReport, even: BurstReport): Omit<Measured, "memoryMb"> {
  const { repliedAfterMs } = even;
  return {
    eventsPerSecond: burst.repliedAfterMs.length / burst.seconds,
    p99Ms: repliedAfterMs[Math.ceil(repliedAfterMs.length * SHARE) - 1] ?? Number.POSITIVE_INFINITY,
    failures: burst.failures + even.failures,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
