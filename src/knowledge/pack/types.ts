/**
 * What a knowledge pack is, for all who read one. `schema.ts` holds the same as checks and asserts that both agree;
 * it stands apart because loading its library takes longer than answering a question.
 */

/** Languages a pack may be written in. The core speaks the same ones. */
export const LANGUAGES = ["it", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a question can ask for. `how-many` and `how-much` also need a unit, see `counts`. */
export const ASKS = [
  "what",
  "who",
  "when",
  "where",
  "why",
  "how",
  "how-long",
  "how-many",
  "how-much",
  "what-for",
  "whether",
  "which",
] as const;
export type Ask = (typeof ASKS)[number];

export const FIRMNESS = ["stated", "reported", "hedged", "opinion", "conditional"] as const;
export type Firmness = (typeof FIRMNESS)[number];
export const STANCES = ["for-open", "for-closed"] as const;
export type Stance = (typeof STANCES)[number];
export const TERM_KINDS = ["entity", "outsider", "concept"] as const;
export type TermKind = (typeof TERM_KINDS)[number];
export const ABSTENTIONS = ["unknown", "chitchat", "help", "hostile"] as const;
export type Abstention = (typeof ABSTENTIONS)[number];

/** The `assertedBy` of what the source says in its own voice. */
export const SOURCE_ITSELF = "article";
export const FIRST_WORDS_MAX = 6;
export const ANSWER_MAX_CHARACTERS = 400;
export const NEARBY_MAX = 4;

export type Translated<T> = Readonly<Record<Language, T>>;

/** pack.yaml */
export type PackMetadata = {
  readonly id: string;
  readonly title: Translated<string>;
  readonly languages: readonly Language[];
  readonly source: {
    readonly language: Language;
    /** ISO 8601 days, as in 2025-09-02. */
    readonly date: string | null;
    readonly quotedPostDate: string | null;
    readonly address: string | null;
  };
  readonly about: Translated<string>;
  readonly paragraphs: readonly { readonly number: number; readonly firstWords: string }[];
};

/** entries/*.yaml: one claim of the source. */
export type Entry = {
  readonly id: string;
  readonly title: Translated<string>;
  readonly paragraphs: readonly number[];
  /** “article”, or a glossary id. */
  readonly assertedBy: string;
  readonly firmness: Firmness;
  readonly answer: Translated<string>;
  readonly questions: Translated<readonly string[]>;
  readonly keywords: Translated<readonly string[]>;
  readonly asks: readonly Ask[];
  /** Glossary ids. */
  readonly counts?: readonly string[];
  /** Glossary ids. */
  readonly entities: readonly string[];
  readonly topics: readonly string[];
  readonly stance?: Stance;
  readonly prompt: Translated<string>;
};

/** silences.yaml: what people ask and the source doesn't say. Each makes an honest, useful “no”. */
export type Silence = {
  readonly id: string;
  readonly missing: Translated<string>;
  readonly questions: Translated<readonly string[]>;
  readonly keywords: Translated<readonly string[]>;
  /** Glossary ids. */
  readonly entities: readonly string[];
  /** Entry ids. */
  readonly nearby: readonly string[];
};

/** glossary.yaml: names, and words that mean the same. */
export type GlossaryTerm = {
  readonly id: string;
  readonly kind: TermKind;
  readonly name: Translated<string>;
  readonly aliases: Translated<readonly string[]>;
  /** An entry id. */
  readonly card?: string;
};

/** topics.yaml */
export type Topic = { readonly id: string; readonly name: Translated<string> };

/** golden.yaml: questions whose answers must not change unnoticed. */
export type Golden = {
  readonly question: string;
  readonly language: Language;
  readonly expect: { readonly entries: readonly string[] } | { readonly reason: Abstention };
};

/** A whole pack, validated, its references resolved. */
export type Pack = {
  readonly metadata: PackMetadata;
  readonly entries: readonly Entry[];
  readonly silences: readonly Silence[];
  readonly glossary: readonly GlossaryTerm[];
  readonly topics: readonly Topic[];
  readonly golden: readonly Golden[];
};
