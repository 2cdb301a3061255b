import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import type { DigestRequest, PastDigest } from "../../../../src/bot/digest/content/request.ts";
import type { Digest } from "../../../../src/bot/digest/digest.ts";
import { addDays } from "../../../../src/bot/digest/time/local-date.ts";
import type { Pack } from "../../../../src/knowledge/pack/types.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";

/** A request as it is on a channel's first day; tests replace what they are about. */
export function requestOf(fields: Partial<DigestRequest> = {}): DigestRequest {
  return {
    settings: SETTINGS,
    activity: { asked: [], unanswered: [] },
    past: { digests: [], knowledge: null },
    localDate: "2026-12-01",
    ...fields,
  };
}

export const SETTINGS: DigestRequest["settings"] = {
  platform: "discord",
  community: "c",
  channel: "1",
  language: "it",
  parts: ["card", "prompt", "news", "activity"],
  whenExhausted: "pause",
};

/** Digests of so many days in a row, each posted unless it is empty, as a ledger would keep them. */
export function simulate(packs: readonly Pack[], request: DigestRequest, days: number): readonly Digest[] {
  const compose = createComposer(packs);
  const digests: PastDigest[] = [...request.past.digests];
  let { knowledge } = request.past;
  return Array.from({ length: days }, (_, day) => {
    const localDate = addDays(request.localDate, day);
    const digest = compose({ ...request, past: { digests, knowledge }, localDate });
    if (digest.empty === null) {
      digests.push({ localDate, marks: digest.marks });
      knowledge = digest.knowledge;
    }
    return digest;
  });
}

export const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
export const TEN = [packOf(LETTERS.map((id) => entryOf(id)))];
/** Four for open and two for closed: two debates. */
export const ARGUING = [
  packOf(
    LETTERS.map((id, at) => entryOf(id, at < 4 ? { stance: "for-open" } : at < 6 ? { stance: "for-closed" } : {})),
  ),
];

export const withSettings = (settings: Partial<typeof SETTINGS>) => ({ settings: { ...SETTINGS, ...settings } });
export const cardsOf = (digests: readonly Digest[]) =>
  digests.flatMap(({ card }) => (card === null ? [] : [card.entry]));
