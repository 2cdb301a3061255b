import type { Language } from "../../../knowledge/pack/types.ts";
import type { SlotKey } from "../../ports/ledger.ts";
import { MODERATION_WORDS, type ModerationWords } from "../words/moderation/words.ts";
import type { WorkParts } from "./parts.ts";
import { withTimeout } from "./timing.ts";

export type NoticeKind = "failed" | "uncertain" | "exhausted";

/**
 * Tells a community's moderators something about a slot, in the channel that they chose for it: once, whichever process
 * comes to it. Without such a channel nobody is told; what happened is in the ledger all the same. A notice that the
 * platform doesn't take is given up.
 *
 * @returns false where another process began to tell them and hasn't said yet that it did: it may be dead.
 * @throws what the store throws.
 */
export async function tellModerators(
  { store, poster, pacer, timing, options, defaultLanguage, observe, stopping }: WorkParts,
  key: SlotKey,
  kind: NoticeKind,
  language: Language | null,
  say: (words: ModerationWords, language: Language) => string,
): Promise<boolean> {
  const { platform, community, channel, localDate } = key;
  const settings = await store.communities.read(platform, community);
  if (settings.noticesChannel === null) return true;
  const events = [JSON.stringify(["digest-notice", kind, platform, community, channel, localDate])];
  const handling = await store.handledEvents.begin(events, options.leaseMs);
  if (handling === "under-way" || handling === "handled") return handling === "handled";
  const to = { platform, community, channel: settings.noticesChannel };
  const spoken = language ?? settings.language ?? defaultLanguage;
  try {
    const place = await pacer.book(poster.limits(to));
    const untilMs = timing.steadyMs() + options.postTimeoutMs;
    if (place.booked) await pacer.arrive(place, untilMs, stopping);
    const text = say(MODERATION_WORDS[spoken], spoken);
    await withTimeout(timing, options.postTimeoutMs, (signal) => poster.notify(to, text, signal));
  } catch (error) {
    observe({ step: "failed", slot: key, error });
  }
  // Heard or not: one that is repeated each minute is worse than one that is missed.
  await store.handledEvents.finish(events);
  return true;
}
