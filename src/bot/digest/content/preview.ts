import type { Pack } from "../../../knowledge/pack/types.ts";
import type { Digest } from "../digest.ts";
import { addDays } from "../time/local-date.ts";
import { createComposer } from "./compose.ts";
import { type DigestSettings, NO_ACTIVITY, NO_PAST, type PastDigest } from "./request.ts";

export type PreviewRequest = {
  readonly settings: DigestSettings;
  /** YYYY-MM-DD */
  readonly localDate: string;
};

export type PreviewDigest = (request: PreviewRequest) => Digest;

const DAY_MS = 86_400_000;

/**
 * Digests of channels without a ledger: as if one had come each day and all cards had been shown after as many days as
 * there are entries, to begin anew. So each date has its own card. They know of no activity, and of no news.
 */
export function createPreview(packs: readonly Pack[]): PreviewDigest {
  const compose = createComposer(packs);
  const cards = packs.reduce((sum, { entries }) => sum + entries.length, 0);

  return ({ settings, localDate }) => {
    const digests: PastDigest[] = [];
    const on = (date: string) =>
      compose({ settings, activity: NO_ACTIVITY, past: { ...NO_PAST, digests }, localDate: date });
    const day = Date.parse(localDate) / DAY_MS;
    // Years before 1970 are negative days.
    for (let ago = ((day % cards) + cards) % cards; ago > 0; ago -= 1) {
      const date = addDays(localDate, -ago);
      digests.push({ localDate: date, marks: on(date).marks });
    }
    return on(localDate);
  };
}
