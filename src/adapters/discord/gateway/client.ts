import { Client, GatewayIntentBits, Options } from "discord.js";
import type { DiscordSettings } from "../../../settings/discord.ts";
import { API_VERSION } from "../rest/api.ts";

/** discord.js's client, keeping no more than what tells threads from channels and what the bot may do there. */
export function createClient({ apiUrl, shards, messageContent }: DiscordSettings): Client {
  const nothing = { maxSize: 0 };
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    rest: { api: apiUrl, version: API_VERSION },
    ...(shards === "auto" ? { shards } : { shards: [...shards.ids], shardCount: shards.total }),
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: nothing,
      ApplicationEmojiManager: nothing,
      AutoModerationRuleManager: nothing,
      BaseGuildEmojiManager: nothing,
      DMMessageManager: nothing,
      EntitlementManager: nothing,
      GuildBanManager: nothing,
      GuildEmojiManager: nothing,
      GuildForumThreadManager: Number.POSITIVE_INFINITY,
      GuildInviteManager: nothing,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMessageManager: nothing,
      GuildScheduledEventManager: nothing,
      GuildStickerManager: nothing,
      MessageManager: nothing,
      PresenceManager: nothing,
      ReactionManager: nothing,
      ReactionUserManager: nothing,
      StageInstanceManager: nothing,
      ThreadMemberManager: nothing,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      VoiceStateManager: nothing,
    }),
  });
}
