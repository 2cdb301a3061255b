import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { onTestFinished } from "vitest";
import type { SlackDoubleOptions } from "./options.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

/** How long tests wait for what will surely come. */
export const WAIT_MS = 10_000;

export const SIGNING_SECRET = "signing-secret-of-the-double";

/** Bolt tells the console otherwise. */
export const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A double that ends with the test. */
export async function startDouble(options: SlackDoubleOptions = {}): Promise<SlackDouble> {
  const double = await startSlackDouble({ waitMs: WAIT_MS, retryDelaysMs: [0, 20, 20], ...options });
  onTestFinished(() => double.close());
  return double;
}

export type BoltOptions = {
  /** How long Bolt waits for pongs and before it connects again, in milliseconds. */
  readonly clientPingTimeout?: number;
};

/** A Bolt app in Socket Mode, connected; `listen` registers what it does beforehand. */
export async function startSocketApp(
  double: SlackDouble,
  botToken: string,
  listen: (app: App) => void,
  { clientPingTimeout = 5000 }: BoltOptions = {},
): Promise<App> {
  const clientOptions = { slackApiUrl: double.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: double.appToken,
    logger: SILENT,
    clientPingTimeout,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: botToken, receiver, logger: SILENT, clientOptions });
  listen(app);
  const opened = double.sockets.opened;
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  await double.sockets.waitForOpened(opened + 1);
  return app;
}

/** A Bolt app over HTTP on any free port, told to the double. */
export async function startHttpApp(double: SlackDouble, botToken: string, listen: (app: App) => void): Promise<string> {
  const clientOptions = { slackApiUrl: double.apiUrl };
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: SILENT, port: 0 });
  const app = new App({ token: botToken, receiver, logger: SILENT, clientOptions });
  listen(app);
  const server = await receiver.start(0);
  onTestFinished(async () => void (await receiver.stop()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The app listens nowhere.");
  return `http://127.0.0.1:${address.port}/slack/events`;
}

/** Answers each mention in its thread, with links left folded. */
export function answerMentions(app: App): void {
  app.event("app_mention", async ({ event, client }) => {
    await client.chat.postMessage({
      channel: event.channel,
      thread_ts: event.thread_ts ?? event.ts,
      text: `You wrote: ${event.text.replace(/<@\w+>\s*/, "")}`,
      unfurl_links: false,
      unfurl_media: false,
    });
  });
}
