import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";

/** The least that Bolt can do with a mention: the opponent. Settings come as for the bot; it prints `ready`. */
const { SLACK_BOT_TOKEN = "", SLACK_SIGNING_SECRET = "", SLACK_APP_TOKEN, SLACK_API_URL = "", PORT } = process.env;
const clientOptions = { slackApiUrl: SLACK_API_URL };
const receiver =
  SLACK_APP_TOKEN === undefined
    ? new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, port: Number(PORT) })
    : new SocketModeReceiver({ appToken: SLACK_APP_TOKEN, installerOptions: { clientOptions } });
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions });
app.event("app_mention", async ({ event, client }) => {
  await client.chat.postMessage({
    ...{ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: "Echo." },
    ...{ unfurl_links: false, unfurl_media: false },
  });
});
await app.start();
process.stdout.write("ready\n");
