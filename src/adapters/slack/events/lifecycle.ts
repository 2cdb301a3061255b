import { isOurs } from "../../../bot/ports/handled-events.ts";
import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { Installations } from "../installations/store.ts";
import { type Parts, SLACK } from "../parts.ts";
import { eventKey } from "./keys.ts";

const LEASE_MS = 60_000;
const SECOND_MS = 1000;

/**
 * The app was removed, or its bot's token revoked: what is left of the community goes, as the core keeps it. Slack may say
 * so again, or late: what was installed anew since stays.
 */
export async function handleUninstall(
  { bot, handledEvents, connectedAtMs, log }: Parts,
  installations: Installations | undefined,
  body: Fields,
  community: string,
): Promise<void> {
  const event = fieldsAt(body, "event");
  const revoked = fieldsAt(event, "tokens").bot;
  // A person's own token is nothing to us: the bot never asked for one.
  if (event.type === "tokens_revoked" && !(Array.isArray(revoked) && revoked.length > 0)) return;
  // A token that worked when this process connected was revoked since, or never.
  const madeAtMs = installations === undefined ? connectedAtMs : await installations.madeAtMs(community);
  if (madeAtMs !== undefined && isBefore(body, madeAtMs)) {
    log.info("An event of the app's removal is older than its installation, and nothing is done.", { community });
    return;
  }
  const keys = [eventKey(community, textAt(body, "event_id") ?? String(event.type))];
  if (!isOurs(await handledEvents.begin(keys, LEASE_MS))) return;
  log.info("The app was removed from a workspace.", { community });
  try {
    await bot.left(SLACK, community);
    await installations?.remove(community);
  } catch (error) {
    // Slack brings it again.
    await handledEvents.release(keys);
    throw error;
  }
  await handledEvents.finish(keys);
}

/** Whether the event's whole second had passed by then. */
function isBefore({ event_time: seconds }: Fields, atMs: number): boolean {
  return typeof seconds === "number" && (seconds + 1) * SECOND_MS <= atMs;
}

/** A channel was archived or deleted, or the bot taken out of it. */
export async function handleChannelGone({ bot }: Parts, body: Fields, community: string): Promise<void> {
  const channel = textAt(fieldsAt(body, "event"), "channel");
  if (channel !== undefined) await bot.channelGone({ platform: SLACK, community, channel });
}
