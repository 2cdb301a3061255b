import { type Expression, type SqlBool, sql } from "kysely";
import type { Channel } from "../../bot/ports/channel.ts";

/** Only the columns that name a channel, of whatever more there is. */
export const channelOf = ({ platform, community, channel }: Channel): Channel => ({ platform, community, channel });

/** Rows of one channel. */
export const at = ({ platform, community, channel }: Channel): Expression<SqlBool> =>
  sql<SqlBool>`(platform, community, channel) = (${platform}, ${community}, ${channel})`;

/** Rows of the channels that come after one. */
export const after = ({ platform, community, channel }: Channel): Expression<SqlBool> =>
  sql<SqlBool>`(platform, community, channel) > (${platform}, ${community}, ${channel})`;

/** Rows of one community. */
export const ofCommunity = (platform: string, community: string): Expression<SqlBool> =>
  sql<SqlBool>`(platform, community) = (${platform}, ${community})`;
