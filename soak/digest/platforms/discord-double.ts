import { markOf } from "../../../src/bot/community/actions.ts";
import { allComponents } from "../../../test/doubles/discord/checks/components.ts";
import { startDiscordDouble } from "../../../test/doubles/discord/discord-double.ts";
import { delayed } from "../../../test/doubles/discord/rest/script.ts";
import { MEMBER_PERMISSIONS } from "../../../test/doubles/discord/state/permissions.ts";
import type { Channel, Guild, Message } from "../../../test/doubles/discord/state/world.ts";
import { type Commands, serveCommands, tellParent } from "../../double-process.ts";
import { createWatch, type DigestDouble, type DoubleSettings } from "./double.ts";

/** Longer than anybody waits for an answer. */
const NEVER_MS = 600_000;

const { history } = JSON.parse(process.argv[2] ?? "{}") as DoubleSettings;
// Nonces are forgotten at once: history alone keeps a post from being made twice.
const double = await startDiscordDouble({ nonceMs: -1 });
const guilds: Guild[] = [];
const channels: Channel[] = [];
const noticesChannels: Channel[] = [];
const watch = createWatch((id) => (double.channels.find(id)?.messages.size ?? 0) > 0, tellParent);

const commands: DigestDouble = {
  environment: () => ({ DISCORD_API_URL: double.apiUrl, DISCORD_TOKEN: double.token }),
  communities(count) {
    const botPermissions = MEMBER_PERMISSIONS.filter((name) => history || name !== "ReadMessageHistory");
    return Array.from({ length: count }, () => {
      const guild = double.guilds.create({ botPermissions });
      const notices = double.channels.create(guild, { name: "moderators" });
      guilds.push(guild);
      noticesChannels.push(notices);
      return { community: guild.id, noticesChannel: notices.id };
    });
  },
  channel({ community, isLost }) {
    const guild = guilds.find(({ id }) => id === community);
    if (guild === undefined) throw new Error(`There is no server ${community}.`);
    const channel = double.channels.create(guild);
    channels.push(channel);
    if (isLost) {
      double.script(`POST /channels/${channel.id}/messages`, delayed(NEVER_MS));
      watch(channel.id);
    }
    return channel.id;
  },
  evidence() {
    const messages = channels.flatMap((channel) => [...channel.messages.values()]);
    return {
      posts: messages.map((message) => ({
        ...{ id: message.id, channel: message.channel_id, nonce: markIn(message) },
        atMs: Date.parse(message.timestamp),
      })),
      // Under a message there is one thread at most: Discord sees to that.
      threads: messages.filter(({ id }) => double.channels.find(id) !== undefined).map(({ id }) => [id, 1]),
      notices: noticesChannels.flatMap(({ id, messages: said }) =>
        [...said.values()].map((message) => ({ channel: id, text: textIn(message) })),
      ),
      violations: double.violations.map(({ where, message }) => `${where}: ${message}`),
    };
  },
};

/** As the adapter finds it: the mark of its buttons. */
function markIn({ components }: Message): string {
  for (const { custom_id: id } of allComponents(components)) {
    const mark = typeof id === "string" ? markOf(id) : undefined;
    if (mark !== undefined) return mark;
  }
  return "";
}

function textIn({ content, components }: Message): string {
  return [content, ...allComponents(components).map(({ content: text }) => text)].join("\n");
}

serveCommands(commands satisfies Commands);
