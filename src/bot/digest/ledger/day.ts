import type { Channel } from "../../ports/channel.ts";
import type { Slot } from "../../ports/ledger.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import type { ComposeDigest } from "../content/compose.ts";
import type { PastDigest } from "../content/request.ts";
import type { Digest } from "../digest.ts";
import { addDays } from "../time/local-date.ts";
import { slotAt } from "../time/slot-at.ts";
import type { DigestStore } from "./parts.ts";

const PAGE = 400;
/** More questions than a digest lists, so that those too few people asked can be left out. */
const ACTIVITY_MAX = 50;
const DAY_MS = 86_400_000;

type DayStore = Pick<DigestStore, "activity" | "channelKnowledge" | "ledger">;

/**
 * What a channel's digest of a date says: made of what was posted before that date, so it may be made again, for a
 * retry, a preview or a run by hand.
 */
export async function digestOfDay(
  store: DayStore,
  compose: ComposeDigest,
  subscription: Subscription,
  localDate: string,
): Promise<Digest> {
  const { platform, community } = subscription;
  const digests = await pastDigests(store, subscription, localDate);
  const [knowledge, activity] = await Promise.all([
    store.channelKnowledge.read(subscription),
    store.activity.since(platform, community, sinceMs(subscription, digests.at(-1), localDate), ACTIVITY_MAX),
  ]);
  return compose({
    settings: subscription,
    activity,
    past: { digests, knowledge: knowledge ?? null },
    localDate,
  });
}

/** Oldest first. An uncertain one may have been read: what it showed counts as shown. */
async function pastDigests(
  { ledger }: DayStore,
  { platform, community, channel }: Channel,
  localDate: string,
): Promise<readonly PastDigest[]> {
  const past: PastDigest[] = [];
  let before = localDate;
  for (;;) {
    const page: readonly Slot[] = await ledger.history({ platform, community, channel }, { before, limit: PAGE });
    for (const { state, localDate: date, cards } of page) {
      if (state === "posted" || state === "uncertain") past.push({ localDate: date, marks: cards });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return past.reverse();
    before = last.localDate;
  }
}

/** From the last digest on; before the first, a day's worth. */
function sinceMs({ timeZone, localTime }: Subscription, last: PastDigest | undefined, localDate: string): number {
  const from = last?.localDate ?? addDays(localDate, -1);
  return slotAt(from, localTime, timeZone) ?? Date.parse(localDate) - DAY_MS;
}
