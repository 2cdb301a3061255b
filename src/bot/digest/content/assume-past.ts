import { composeDigest } from "./compose.ts";
import { type DigestRequest, NO_ACTIVITY, NO_PAST, type PastDigest } from "./request.ts";

const DAY_MS = 86_400_000;

/**
 * What a channel without a ledger would have seen by a date, for previews: as if a digest had come each day, and all
 * cards had been shown after as many days as there are entries, to begin anew. So each date has its own card.
 */
export function assumePast(request: Omit<DigestRequest, "past" | "activity">): readonly PastDigest[] {
  const { knowledge, localDate } = request;
  const cards = knowledge.packs.reduce((sum, { entries }) => sum + entries.length, 0);
  const date = Date.parse(localDate);
  const days = cards === 0 ? 0 : (((date / DAY_MS) % cards) + cards) % cards;
  const digests: PastDigest[] = [];
  for (let ago = days; ago > 0; ago -= 1) {
    const day = new Date(date - ago * DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);
    const past = { ...NO_PAST, digests };
    const { marks } = composeDigest({ ...request, activity: NO_ACTIVITY, past, localDate: day });
    digests.push({ localDate: day, marks });
  }
  return digests;
}
