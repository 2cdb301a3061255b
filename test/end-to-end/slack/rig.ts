import { onTestFinished } from "vitest";
import { createHttpServer, type HttpServer } from "../../../src/adapters/http/server.ts";
import { createMemoryStore } from "../../../src/adapters/memory/store.ts";
import { createSlackPlatform } from "../../../src/adapters/slack/platform.ts";
import type { Platform } from "../../../src/bot/ports/platform.ts";
import type { Store } from "../../../src/bot/ports/store.ts";
import type { SlackWay } from "../../../src/settings/slack.ts";
import { createKeptLog, type KeptLog } from "../../adapters/slack/log.ts";
import type { WorkspaceDriver } from "../../doubles/slack/driver/workspace.ts";
import type { SlackDoubleOptions } from "../../doubles/slack/options.ts";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/slack-double.ts";
import { createEchoBot, type EchoBot, reply } from "./echo-bot.ts";

export const SIGNING_SECRET = "signing-secret-of-the-double";

export async function startDouble(options: SlackDoubleOptions = {}): Promise<SlackDouble> {
  const double = await startSlackDouble({ retryDelaysMs: [0, 20, 20], ...options });
  onTestFinished(() => double.close());
  return double;
}

export type Replica = {
  readonly platform: Platform;
  readonly bot: EchoBot;
  readonly log: KeptLog;
  /** Where events go over HTTP; empty in Socket Mode. */
  readonly url: string;
};

export type ReplicaOptions = {
  readonly bot?: EchoBot;
  readonly store?: Store;
  readonly threadFollowUps?: boolean;
  readonly apiUrl?: string;
  readonly unused?: readonly string[];
};

/** A store that several replicas may share. */
export function sharedStore(): Store {
  return createMemoryStore({ clock: Date.now });
}

export async function startReplica(
  double: SlackDouble,
  way: SlackWay,
  options: ReplicaOptions = {},
  http: HttpServer | undefined = undefined,
): Promise<Replica> {
  const { platform, bot, log } = newReplica(double, way, options, http);
  await platform.connect(bot);
  return { platform, bot, log, url: http === undefined ? "" : `http://127.0.0.1:${http.port()}/slack/events` };
}

/** One that isn't connected yet. */
export function newReplica(
  double: SlackDouble,
  way: SlackWay,
  options: ReplicaOptions = {},
  http: HttpServer | undefined = undefined,
): Omit<Replica, "url"> {
  const { bot = createEchoBot(), store = sharedStore() } = options;
  const { apiUrl = double.apiUrl, threadFollowUps = false, unused = [] } = options;
  const log = createKeptLog();
  const platform = createSlackPlatform({
    settings: { way, apiUrl, threadFollowUps, unused },
    ...{ log, handledEvents: store.handledEvents, vault: store.vault },
    digestReply: ({ localDate }) => reply(`Digest of ${localDate}`),
    ...(http !== undefined && { http }),
  });
  onTestFinished(async () => {
    await platform.stop();
    await http?.close(0);
  });
  return { platform, bot, log };
}

export function newHttpServer(): HttpServer {
  return createHttpServer({ port: 0, host: "127.0.0.1", log: createKeptLog() });
}

/** One workspace and one replica in Socket Mode. */
export async function startOverSocket(options: ReplicaOptions & { readonly double?: SlackDoubleOptions } = {}) {
  const double = await startDouble(options.double);
  const workspace = double.workspace();
  return { double, workspace, ...(await startSocketReplica(double, workspace, options)) };
}

export function startSocketReplica(double: SlackDouble, workspace: WorkspaceDriver, options: ReplicaOptions = {}) {
  return startReplica(double, { kind: "socket", botToken: workspace.botToken, appToken: double.appToken }, options);
}

/** One workspace and one replica over HTTP. */
export async function startOverHttp(options: ReplicaOptions & { readonly double?: SlackDoubleOptions } = {}) {
  const double = await startDouble(options.double);
  const workspace = double.workspace();
  const replica = await startHttpReplica(double, workspace, options);
  const events = double.http({ url: replica.url, signingSecret: SIGNING_SECRET });
  return { double, workspace, events, ...replica };
}

export function startHttpReplica(double: SlackDouble, workspace: WorkspaceDriver, options: ReplicaOptions = {}) {
  const way = { kind: "http" as const, botToken: workspace.botToken, signingSecret: SIGNING_SECRET };
  return startReplica(double, way, options, newHttpServer());
}
