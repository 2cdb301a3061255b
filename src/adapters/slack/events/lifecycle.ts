import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { Installations } from "../installations/store.ts";
import { type Parts, SLACK } from "../parts.ts";

/** The app was removed, or its bot's token revoked: what is left of the community goes, as the core keeps it. */
export async function handleUninstall(
  { bot, log }: Parts,
  installations: Installations | undefined,
  body: Fields,
  community: string,
): Promise<void> {
  const event = fieldsAt(body, "event");
  const revoked = fieldsAt(event, "tokens").bot;
  // A person's own token is nothing to us: the bot never asked for one.
  if (event.type === "tokens_revoked" && !(Array.isArray(revoked) && revoked.length > 0)) return;
  log.info("The app was removed from a workspace.", { community });
  await bot.left(SLACK, community);
  await installations?.remove(community);
}

/** A channel was archived or deleted, or the bot taken out of it. */
export async function handleChannelGone({ bot }: Parts, body: Fields, community: string): Promise<void> {
  const channel = textAt(fieldsAt(body, "event"), "channel");
  if (channel !== undefined) await bot.channelGone({ platform: SLACK, community, channel });
}
