import type { Language } from "../../knowledge/pack/types.ts";
import type { Citation } from "../answer/types.ts";

/**
 * The digest of one channel on one local date: a value, free of any platform. All texts are plain text in the digest's
 * language, without mark-up; headings come from `words/`. An adapter renders what is there and leaves out what is null.
 */
export type Digest = {
  readonly language: Language;
  /** The channel's date, YYYY-MM-DD. */
  readonly localDate: string;
  /** The card of the day; null in a second round, where `question` stands in its place. */
  readonly card: DigestCard | null;
  /** Guess first: of a second round. */
  readonly question: GuessFirst | null;
  /** What to talk about; null where there is a debate instead. */
  readonly prompt: DigestPrompt | null;
  readonly debate: Debate | null;
  readonly news: KnowledgeNews | null;
  readonly activity: ActivityReport | null;
  /**
   * True in the digest that shows the last of the cards (in a second round: of the questions), and only there: when it
   * is posted, the moderators are told and may choose what comes then.
   */
  readonly exhausted: boolean;
  /** 1 while cards are shown for the first time, 2 where they come back as questions. */
  readonly round: 1 | 2;
  /** What was shown, for the ledger to keep and to hand back as `PastDigest.marks`. Opaque; at most a few short ones. */
  readonly marks: readonly string[];
  /** The knowledge as this channel now knows it, for the ledger to keep until the next digest is posted. */
  readonly knowledge: KnowledgeSnapshot;
  /** Where there is nothing to say: why. Such a digest isn't posted. */
  readonly empty: EmptyReason | null;
};

/**
 * - `exhausted`: every card was shown, nothing is new, nobody asked enough to count.
 * - `not-this-day`: likewise, and what comes once a week comes on another weekday.
 * - `nothing-chosen`: of the parts that the channel chose, none has anything to say.
 */
export const EMPTY_REASONS = ["exhausted", "not-this-day", "nothing-chosen"] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

export type DigestCard = {
  /** `pack/entry` */
  readonly entry: string;
  readonly title: string;
  readonly text: string;
  readonly citations: readonly Citation[];
};

/** The answer is hidden (a spoiler, a button) until the reader has guessed. */
export type GuessFirst = {
  /** `pack/entry` */
  readonly entry: string;
  readonly question: string;
  readonly hidden: { readonly text: string; readonly citations: readonly Citation[] };
};

/** A question that starts a discussion among people. */
export type DigestPrompt = { /** `pack/entry` */ readonly entry: string; readonly text: string };

/** Two claims, one for open models and one for closed ones, of about the same length. */
export type Debate = { readonly for: DigestCard; readonly against: DigestCard };

export type NewsItem = {
  /** `pack/entry` */
  readonly entry: string;
  readonly title: string;
  readonly kind: "new" | "changed";
};

/** What the knowledge has gained since the channel's last digest: new entries first. `more` weren't listed. */
export type KnowledgeNews = { readonly items: readonly NewsItem[]; readonly more: number };

/** Only what at least three distinct people asked; at least one of the two lists has something. */
export type ActivityReport = {
  readonly asked: readonly { readonly entry: string; readonly title: string; readonly askers: number }[];
  /** Texts without mentions and addresses. */
  readonly unanswered: readonly { readonly text: string; readonly askers: number }[];
};

/** What a channel knows of the knowledge: enough to tell what is new or changed. Plain data, some 50 bytes an entry. */
export type KnowledgeSnapshot = {
  readonly revision: string;
  readonly language: Language;
  /** By `pack/entry`: eight hex digits over what readers see of it in the language. */
  readonly entries: Readonly<Record<string, string>>;
};
