import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Channels, createChannels } from "./driver/channels.ts";
import { createGuilds, type Guilds } from "./driver/guilds.ts";
import { createInteracting, type Interacting } from "./driver/interacting.ts";
import { createPeople, type People, type Person } from "./driver/people.ts";
import { createTalking, type Talking } from "./driver/talking.ts";
import { createGateway, type Gateway } from "./gateway/server.ts";
import { type DiscordDoubleOptions, settingsOf } from "./options.ts";
import type { Platform } from "./platform.ts";
import { applicationRoutes } from "./rest/routes/application.ts";
import { channelRoutes } from "./rest/routes/channels.ts";
import { commandRoutes } from "./rest/routes/commands.ts";
import { guildRoutes } from "./rest/routes/guilds.ts";
import { interactionRoutes } from "./rest/routes/interactions.ts";
import { messageRoutes } from "./rest/routes/messages.ts";
import { threadRoutes } from "./rest/routes/threads.ts";
import { webhookRoutes } from "./rest/routes/webhooks.ts";
import { createScript, type Outcome } from "./rest/script.ts";
import { createRestServer, type Mounted } from "./rest/server.ts";
import { createSignal, type WaitOptions } from "./signal.ts";
import { type Commands, createCommands } from "./state/commands.ts";
import { createEvents } from "./state/events.ts";
import { createInteractions } from "./state/interactions.ts";
import { type Counts, createJournal, type JournalEntry, type Violation } from "./state/journal.ts";
import { createNonces } from "./state/nonces.ts";
import { createSnowflakes } from "./state/snowflakes.ts";
import { type Channel, createUser, createWorld, type Guild, type User } from "./state/world.ts";

export type DiscordDouble = Interacting &
  Talking & {
    /** What `DISCORD_API_URL` is to be: `http://127.0.0.1:PORT/api`. */
    readonly apiUrl: string;
    /** What `DISCORD_TOKEN` is to be. */
    readonly token: string;
    readonly applicationId: string;
    /** The bot's own user. */
    readonly bot: User;
    /** A guild with the bot, a channel in it, and somebody there: who does things where nobody is named. */
    readonly home: { readonly guild: Guild; readonly channel: Channel; readonly person: Person };
    readonly people: People;
    readonly guilds: Guilds;
    readonly channels: Channels;
    readonly gateway: Omit<Gateway, "close">;
    readonly commands: Pick<Commands, "list" | "created" | "permit">;
    /** Requests in the order in which they were answered; without tokens. */
    readonly requests: readonly JournalEntry[];
    /** What Discord would refuse, or what would do harm: a test asks that it be empty. */
    readonly violations: readonly Violation[];
    readonly counts: Readonly<Counts>;
    /** Has the next requests of a route end otherwise: `script("POST /channels/:channel/messages", rateLimited(0.2))`. */
    script(route: string, ...outcomes: readonly Outcome[]): void;
    /** Lets the requests go on that a script holds. */
    release(): void;
    /** Waits until so many requests (default 1) are held. */
    holding(requests?: number, wait?: WaitOptions): Promise<void>;
    /** Waits until `find` returns something, looking after every request and gateway message. */
    until<T>(find: () => T | undefined, wait?: WaitOptions): Promise<T>;
    /** Waits until so many sessions (default 1) are identified and connected. */
    connected(sessions?: number, wait?: WaitOptions): Promise<void>;
    /** Cuts every connection and stops listening. Safe to call twice. */
    close(): Promise<void>;
  };

/** Starts a double of Discord's REST API and gateway on loopback. */
export async function startDiscordDouble(
  options: DiscordDoubleOptions = {},
  mount?: (double: DiscordDouble) => Mounted,
): Promise<DiscordDouble> {
  const platform = createPlatform(options);
  const { world, journal, script, signal, commands, settings } = platform;
  let port = 0;
  let mounted: Mounted | undefined;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const routes = [
    ...applicationRoutes(platform, gatewayUrl),
    ...commandRoutes(platform),
    ...interactionRoutes(platform),
    ...webhookRoutes(platform),
    ...messageRoutes(platform),
    ...threadRoutes(platform),
    ...channelRoutes(platform),
    ...guildRoutes(platform),
  ];
  const http = createRestServer(platform, routes, (request, response) => mounted?.(request, response) === true);
  const gateway = createGateway(platform, http, gatewayUrl);
  http.listen(settings.port, "127.0.0.1");
  await once(http, "listening");
  ({ port } = http.address() as AddressInfo);

  const people = createPeople(platform);
  const guilds = createGuilds(platform);
  const channels = createChannels(platform);
  const guild = guilds.create();
  const home = { guild, channel: channels.create(guild), person: people.create() };
  guilds.join(guild, home.person);
  const double: DiscordDouble = {
    ...createInteracting(platform, guilds, home),
    ...createTalking(platform, guilds, home),
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: platform.token,
    applicationId: world.applicationId,
    bot: world.bot,
    home,
    people,
    guilds,
    channels,
    gateway,
    commands,
    requests: journal.requests,
    violations: journal.violations,
    counts: journal.counts,
    script: (route, ...outcomes) => script.add(route, outcomes),
    release: () => script.release(),
    async holding(requests = 1, wait) {
      const what = `the ${requests} requests to hold`;
      await signal.until(() => (script.held() >= requests ? true : undefined), { what, ...wait });
    },
    until: (find, wait) => signal.until(find, wait),
    async connected(sessions = 1, wait) {
      const what = `a gateway with ${sessions} sessions`;
      await signal.until(() => (gateway.ready() >= sessions ? true : undefined), { what, ...wait });
    },
    async close() {
      await gateway.close();
      http.closeAllConnections();
      if (!http.listening) return;
      http.close();
      await once(http, "close");
    },
  };
  mounted = mount?.(double);
  return double;
}

function createPlatform(options: DiscordDoubleOptions): Platform {
  const settings = settingsOf(options);
  const ids = createSnowflakes(settings.now);
  const world = createWorld(createUser(ids.next(), "Staffetta", true));
  const journal = createJournal(settings);
  return {
    settings,
    // Clients may read the application's id from its first part.
    token: `${Buffer.from(world.bot.id).toString("base64url")}.loopback.double`,
    ids,
    world,
    commands: createCommands(world.applicationId, ids, journal),
    interactions: createInteractions(settings),
    nonces: createNonces(settings),
    events: createEvents(),
    journal,
    script: createScript(),
    signal: createSignal(),
  };
}
