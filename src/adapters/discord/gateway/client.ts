import {
  Client,
  type ClientOptions,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
  SimpleShardingStrategy,
} from "discord.js";
import type { DiscordSettings } from "../../../settings/discord.ts";
import { API_VERSION } from "../rest/api.ts";
import { requestsUntil } from "../rest/requests.ts";

/** A gateway that takes the connection but never greets holds up the end of the process for no longer. */
const HANDSHAKE_WITHIN_MS = 8000;

type Strategy = NonNullable<NonNullable<ClientOptions["ws"]>["buildStrategy"]>;

/**
 * discord.js's client, keeping no more than what tells threads from channels and what the bot may do there.
 *
 * @param ending ends its requests, and its attempts to connect.
 */
export function createClient({ apiUrl, shards, messageContent }: DiscordSettings, ending: AbortSignal): Client {
  const nothing = { maxSize: 0 };
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    rest: { api: apiUrl, version: API_VERSION, makeRequest: requestsUntil(ending).makeRequest },
    ws: { buildStrategy: strategyUntil(ending) },
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
  client.ws.on(GatewayDispatchEvents.Ready, tellApplication);
  return client;
}

/**
 * discord.js, which reads the event after this, fails where it says nothing of the application, as another server's may.
 * The application has the bot's id, but for the oldest of Discord's.
 */
function tellApplication(ready: Pick<GatewayReadyDispatchData, "user"> & { application?: object }): void {
  ready.application ??= { id: ready.user.id, flags: 0 };
}

/** A shard that is destroyed before Discord greeted it connects once more: here it waits for a session for ever instead. */
function strategyUntil(ending: AbortSignal): Strategy {
  return (manager) => {
    const { retrieveSessionInfo } = manager.options;
    Object.assign(manager.options, {
      handshakeTimeout: HANDSHAKE_WITHIN_MS,
      retrieveSessionInfo: (shard: number) =>
        ending.aborted ? new Promise<never>(() => undefined) : retrieveSessionInfo(shard),
    });
    return new SimpleShardingStrategy(manager);
  };
}
