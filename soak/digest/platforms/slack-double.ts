import { DIGEST_EVENT_TYPE } from "../../../src/adapters/slack/poster.ts";
import { DEFAULT_SCOPES } from "../../../test/doubles/slack/driver/workspace.ts";
import { startSlackDouble } from "../../../test/doubles/slack/slack-double.ts";
import type { Channel, Message } from "../../../test/doubles/slack/types.ts";
import { type Commands, serveCommands, tellParent } from "../../double-process.ts";
import { createWatch, type DigestDouble, type DoubleSettings } from "./double.ts";

const { history } = JSON.parse(process.argv[2] ?? "{}") as DoubleSettings;
// Nobody is connected, so the bot's own messages needn't come back to it.
const double = await startSlackDouble({ echoOwnMessages: false });
const workspace = double.workspace({ scopes: [...DEFAULT_SCOPES, ...(history ? ["channels:history"] : [])] });
const channels: Channel[] = [];
const noticesChannel = workspace.addChannel("moderators");
const watch = createWatch((id) => workspace.messages(id).length > 0, tellParent);

const commands: DigestDouble = {
  environment: () => ({
    SLACK_API_URL: double.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: double.appToken,
  }),
  // One token is of one workspace.
  communities: () => [{ community: workspace.id, noticesChannel: noticesChannel.id }],
  channel({ isLost }) {
    const channel = workspace.addChannel(`channel-${channels.length}`);
    channels.push(channel);
    if (isLost) {
      double.fail({ kind: "hang", method: "chat.postMessage", channel: channel.id });
      watch(channel.id);
    }
    return channel.id;
  },
  evidence() {
    const messages = channels.flatMap((channel) => workspace.messages(channel));
    const posts = messages.filter(({ threadTs }) => threadTs === undefined);
    const openings = Map.groupBy(messages, ({ threadTs }) => threadTs);
    return {
      posts: posts.map((message) => ({
        ...{ id: message.ts, channel: message.channel, nonce: markIn(message), atMs: message.atMs },
      })),
      threads: posts.flatMap(({ ts }) => {
        const times = openings.get(ts)?.length;
        return times === undefined ? [] : [[ts, times] as const];
      }),
      notices: workspace.messages(noticesChannel).map(({ channel, text }) => ({ channel, text })),
      violations: double.journal.violations.map(({ method, detail }) => `${method}: ${detail}`),
    };
  },
};

/** As the adapter finds it: the message's metadata. */
function markIn({ metadata }: Message): string {
  const { event_type, event_payload } = (metadata ?? {}) as {
    readonly event_type?: string;
    readonly event_payload?: { readonly nonce?: string };
  };
  return event_type === DIGEST_EVENT_TYPE ? (event_payload?.nonce ?? "") : "";
}

serveCommands(commands satisfies Commands);
