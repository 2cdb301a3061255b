import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from "discord.js";
import type { DiscordDouble } from "./discord-double.ts";

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

/** A client of discord.js that speaks to the double; not yet logged in. */
export function createClient(double: DiscordDouble, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    allowedMentions: { parse: [] },
    rest: { api: double.apiUrl, version: "10" },
    ...options,
  });
  // An error that nobody listens to would end the process; tests look at what came of it instead.
  client.on(Events.Error, () => {});
  return client;
}

/** Logs a client in and waits until it is ready. */
export async function ready(double: DiscordDouble, client: Client): Promise<Client<true>> {
  const whenReady = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(double.token);
  return whenReady;
}
