import type { Language, Stance } from "../../../knowledge/pack/types.ts";
import type { DigestEntry } from "./entries.ts";
import { LIMITS } from "./limits.ts";

/** Two entries of one pack that argue for opposite sides. */
export type Pair = { readonly key: string; readonly for: DigestEntry; readonly against: DigestEntry };

/**
 * The pairs that give both sides equal space in the language: those whose lengths differ least come first, an entry
 * stands in one pair only, and two that differ by more than a fifth are none. Nothing is cut: what a cut would take
 * away may be the hedge.
 */
export function pairsOf(entries: readonly DigestEntry[], language: Language): readonly Pair[] {
  const arguing = (stance: Stance) => entries.filter(({ entry }) => entry.stance === stance);
  const lengthOf = ({ entry }: DigestEntry) => entry.answer[language].length;
  const candidates = arguing("for-open").flatMap((open) =>
    arguing("for-closed")
      .filter((closed) => closed.pack === open.pack)
      .map((closed) => {
        const lengths = [lengthOf(open), lengthOf(closed)];
        return {
          pair: { key: `${open.key}+${closed.key}`, for: open, against: closed },
          apart: 1 - Math.min(...lengths) / Math.max(...lengths),
        };
      }),
  );
  const taken = new Set<DigestEntry>();
  return candidates
    .filter(({ apart }) => apart <= LIMITS.debateLengthsApartMax)
    .sort((a, b) => a.apart - b.apart || (a.pair.key < b.pair.key ? -1 : 1))
    .flatMap(({ pair }) => {
      if (taken.has(pair.for) || taken.has(pair.against)) return [];
      taken.add(pair.for).add(pair.against);
      return [pair];
    });
}
