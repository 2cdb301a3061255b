import type { Channel } from "../../bot/ports/channel.ts";
import type { ChannelKnowledge } from "../../bot/ports/channel-knowledge.ts";
import { type Clock, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryChannelKnowledge(
  { channelKnowledge }: Pick<MemoryTables, "channelKnowledge">,
  clock: Clock,
): ChannelKnowledge {
  const key = ({ platform, community, channel }: Channel) => keyOf(platform, community, channel);
  return {
    async read(channel) {
      return channelKnowledge.get(key(channel))?.snapshot;
    },
    async write({ platform, community, channel }, snapshot) {
      const row = { platform, community, channel, snapshot, writtenAtMs: clock() };
      channelKnowledge.set(key(row), row);
    },
    async forget(channel) {
      channelKnowledge.delete(key(channel));
    },
  };
}
