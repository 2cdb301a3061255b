import { randomBytes } from "node:crypto";
import type { Language, Pack } from "../../knowledge/pack/types.ts";
import type { Poster } from "../ports/poster.ts";
import type { RetentionLimits } from "../ports/upkeep.ts";
import { createModeration, type Moderation } from "./commands/moderation.ts";
import { createComposer } from "./content/compose.ts";
import { createDigestEngine, type DigestEngine } from "./ledger/engine.ts";
import { DEFAULT_LEDGER_OPTIONS } from "./ledger/options.ts";
import type { DigestStore, LedgerStep } from "./ledger/parts.ts";
import { systemTiming, type Timing } from "./ledger/timing.ts";

/** All that has to do with digests: what moderators may do, and the engine that posts. */
export type DigestDesk = { readonly moderation: Moderation; readonly engine: DigestEngine };

export type DeskParts = {
  readonly store: DigestStore;
  readonly packs: readonly Pack[];
  readonly posters: readonly Poster[];
  readonly defaultLanguage: Language;
  readonly catchUpMs: number;
  /** How long the store keeps what; the port's default where it is left out. */
  readonly retention?: RetentionLimits;
  readonly owner: string;
  readonly timing?: Timing;
  readonly observe?: (step: LedgerStep) => void;
};

const NONCE_BYTES = 15;

export function createDigestDesk({ timing = systemTiming, packs, catchUpMs, ...parts }: DeskParts): DigestDesk {
  const compose = createComposer(packs);
  return {
    engine: createDigestEngine({ ...parts, compose, timing, options: { catchUpMs } }),
    moderation: createModeration({
      ...{ store: parts.store, compose, timing, catchUpMs },
      posterOf: (platform) => parts.posters.find((poster) => poster.platform === platform),
      postTimeoutMs: DEFAULT_LEDGER_OPTIONS.postTimeoutMs,
      newNonce: () => randomBytes(NONCE_BYTES).toString("base64url"),
    }),
  };
}
