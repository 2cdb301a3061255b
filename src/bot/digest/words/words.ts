import type { Language } from "../../../knowledge/pack/types.ts";
import type { WhenExhausted } from "../../ports/subscriptions.ts";
import type { EmptyReason, NewsItem } from "../digest.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** What stands around a digest's content, in one language. Plain text, without mark-up. */
export type DigestWords = {
  /** @param localDate YYYY-MM-DD */
  readonly title: (localDate: string) => string;
  /** Headings. */
  readonly card: string;
  readonly question: string;
  readonly prompt: string;
  readonly debate: string;
  readonly news: string;
  readonly asked: string;
  readonly unanswered: string;
  /** Before an answer that is hidden until somebody asks for it. */
  readonly hidden: string;
  readonly sides: { readonly for: string; readonly against: string };
  /** Asks people to take sides. */
  readonly takeSides: string;
  readonly newsKinds: Readonly<Record<NewsItem["kind"], string>>;
  /** How many news weren't listed. */
  readonly more: (count: number) => string;
  readonly askers: (count: number) => string;
  /** Why there is no digest on a day. */
  readonly empty: Readonly<Record<EmptyReason, string>>;
  /** For moderators, with the last card of a round: what comes next as they chose, or could choose. */
  readonly exhausted: (round: 1 | 2, chosen: WhenExhausted) => string;
};

export const DIGEST_WORDS: Readonly<Record<Language, DigestWords>> = { it, en };
