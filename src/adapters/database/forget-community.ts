import { ofCommunity } from "./channel-key.ts";
import type { Database } from "./connection.ts";

const TABLES = [
  "subscriptions",
  "slots",
  "channel_knowledge",
  "gaps",
  "feedback",
  "asked_entries",
  "community_moderators",
  "threads",
  "communities",
] as const;

/** Deletes all rows of a community; what belongs to slots and gaps goes with them. */
export async function forgetCommunity(db: Database, platform: string, community: string): Promise<void> {
  for (const table of TABLES) await db.deleteFrom(table).where(ofCommunity(platform, community)).execute();
}
