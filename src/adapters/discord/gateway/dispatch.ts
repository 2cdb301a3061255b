import { type Client, Events, GatewayDispatchEvents, type GatewayMessageReactionAddDispatchData } from "discord.js";
import { BoundedMap } from "../../../collections/bounded-map.ts";
import { handleInteraction, type Interacting } from "../interactions/handle.ts";
import { handleMessage, type Messaging } from "../messages/handle.ts";
import { handleReaction } from "../messages/reactions.ts";
import type { ReceivedInteraction, ReceivedMessage } from "../received.ts";
import type { Run } from "./communities.ts";

/** More than Discord replays to a shard after its connection broke. */
const RECENT_IDS = 10_000;

/** An event as the gateway sends it. */
type Packet = { t: string | null; d: unknown };

/**
 * Takes what people do as the gateway sends it, before discord.js looks at it, which would build objects of it that
 * nobody needs, keep an event until all servers are there, and complain where another server than Discord leaves
 * something out. What is replayed is passed on once.
 */
export function dispatchEvents(client: Client, parts: Interacting & Messaging, run: Run): void {
  const seen = new BoundedMap<string, true>(RECENT_IDS);
  const isNew = (id: string) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
  const handlers: Readonly<Record<string, (data: never) => void>> = {
    [GatewayDispatchEvents.InteractionCreate](interaction: ReceivedInteraction) {
      run("An interaction", async () => {
        if (isNew(interaction.id ?? "")) await handleInteraction(parts, interaction);
      });
    },
    [GatewayDispatchEvents.MessageCreate](message: ReceivedMessage) {
      run("A message", async () => {
        const botId = client.user?.id;
        if (botId === undefined || message.author?.bot === true || !isNew(message.id)) return;
        await handleMessage(parts, message, botId);
      });
    },
    [GatewayDispatchEvents.MessageReactionAdd](reaction: GatewayMessageReactionAddDispatchData) {
      run("A reaction", async () => {
        const botId = client.user?.id;
        if (botId !== undefined) await handleReaction(parts, reaction, botId);
      });
    },
  };
  client.on(Events.Raw, (packet: Packet) => {
    const handle = handlers[packet.t ?? ""];
    if (handle === undefined) return;
    handle(packet.d as never);
    // Of what it doesn't know, the library takes no notice; before it is ready, it would keep it.
    packet.t = null;
    packet.d = null;
  });
}
