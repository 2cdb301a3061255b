import { type Client, GatewayDispatchEvents, type GatewayMessageReactionAddDispatchData } from "discord.js";
import { BoundedMap } from "../../../collections/bounded-map.ts";
import { handleInteraction, type Interacting } from "../interactions/handle.ts";
import { handleMessage, type Messaging } from "../messages/handle.ts";
import { handleReaction } from "../messages/reactions.ts";
import type { ReceivedInteraction, ReceivedMessage } from "../received.ts";
import type { Run } from "./communities.ts";

/** More than Discord replays to a shard after its connection broke. */
const RECENT_IDS = 10_000;

/**
 * Passes on what people do, as the gateway sends it: what discord.js would make of it isn't needed, and an event need
 * not wait until all servers are there. What is replayed is passed on once.
 */
export function dispatchEvents(client: Client, parts: Interacting & Messaging, run: Run): void {
  const seen = new BoundedMap<string, true>(RECENT_IDS);
  const isNew = (id: string) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
  const { ws } = client;
  ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: ReceivedInteraction) => {
    run("An interaction", async () => {
      if (isNew(interaction.id ?? "")) await handleInteraction(parts, interaction);
    });
  });
  ws.on(GatewayDispatchEvents.MessageCreate, (message: ReceivedMessage) => {
    run("A message", async () => {
      const botId = client.user?.id;
      if (botId === undefined || message.author?.bot === true || !isNew(message.id)) return;
      await handleMessage(parts, message, botId);
    });
  });
  ws.on(GatewayDispatchEvents.MessageReactionAdd, (reaction: GatewayMessageReactionAddDispatchData) => {
    run("A reaction", async () => {
      const botId = client.user?.id;
      if (botId !== undefined) await handleReaction(parts, reaction, botId);
    });
  });
}
