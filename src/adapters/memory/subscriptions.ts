import type { Channel } from "../../bot/ports/channel.ts";
import type { Subscription, Subscriptions } from "../../bot/ports/subscriptions.ts";
import { byText, isOf, keyOf, type MemoryTables } from "./tables.ts";

const inOrder = byText<Channel>(
  ({ platform }) => platform,
  ({ community }) => community,
  ({ channel }) => channel,
);

export function createMemorySubscriptions({ subscriptions }: Pick<MemoryTables, "subscriptions">): Subscriptions {
  const key = ({ platform, community, channel }: Channel) => keyOf(platform, community, channel);
  const all = (): Subscription[] => [...subscriptions.values()].sort(inOrder);
  return {
    async save(subscription) {
      subscriptions.set(key(subscription), subscription);
    },
    async find(channel) {
      return subscriptions.get(key(channel));
    },
    async list(platform, community) {
      return all().filter(isOf(platform, community));
    },
    async page(after, limit) {
      return all()
        .filter((subscription) => after === null || inOrder(subscription, after) > 0)
        .slice(0, limit);
    },
    async remove(channel) {
      return subscriptions.delete(key(channel));
    },
  };
}
