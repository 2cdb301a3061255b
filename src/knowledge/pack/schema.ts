import { z } from "zod";

/**
 * The one description of a knowledge pack: types, validation and the editors' JSON Schema all come from here.
 * Descriptions are written for editors; their editor shows them beside each field.
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
export const STANCES = ["for-open", "for-closed"] as const;
export const FIRST_WORDS_MAX = 6;
export const ANSWER_MAX_CHARACTERS = 400;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens, like us-leads")
  .describe("A stable identifier; never reuse or rename one that has been published.");
const line = z.string().trim().min(1, "write something here");
const translated = <T extends z.ZodType>(each: T) => z.strictObject({ it: each, en: each });
const phrases = z.array(line).min(1, "give at least one");
const firstWords = line.refine(
  (words) => words.split(/\s+/).length <= FIRST_WORDS_MAX,
  `quote at most ${FIRST_WORDS_MAX} words`,
);

/** pack.yaml */
export const packSchema = z.strictObject({
  id: slug,
  title: translated(line).describe("What the source is called in citations."),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  source: z.strictObject({
    language: z.enum(LANGUAGES).describe("The language the source is written in."),
    date: z.iso.date().nullable().describe("The day the source appeared; null where it isn't known."),
    quotedPostDate: z.iso.date().nullable().describe("The day of the post that the source quotes."),
    address: z.url().nullable().describe("Where readers find the source; null where it has no address."),
  }),
  about: translated(line).describe("The subject, as it fits into a sentence: “the open-source AI race …”."),
  paragraphs: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        firstWords: firstWords.describe("At most six words, so that a reader finds the paragraph."),
      }),
    )
    .min(1),
});
export type PackMetadata = z.infer<typeof packSchema>;

/** entries/*.yaml: one claim of the source. */
export const entrySchema = z.strictObject({
  id: slug,
  title: translated(line).describe("Three to seven words, shown in lists of topics and buttons."),
  paragraphs: z.array(z.int().min(1)).min(1).describe("The numbers of the paragraphs that it rests on."),
  assertedBy: slug.describe("“article”, or the glossary id of the person whom the article reports."),
  firmness: z.enum(FIRMNESS),
  answer: translated(line.max(ANSWER_MAX_CHARACTERS, `at most ${ANSWER_MAX_CHARACTERS} characters`)).describe(
    "One to three sentences in our own words, that stand alone in a chat and keep the source's hedges.",
  ),
  questions: translated(phrases).describe("Questions that this answers, in the registers people really use."),
  keywords: translated(phrases),
  asks: z.array(z.enum(ASKS)).min(1).describe("What kinds of question it answers."),
  counts: z.array(slug).optional().describe("For how-many and how-much: glossary ids of what is counted."),
  entities: z.array(slug).min(1).describe("Glossary ids of what it is about."),
  topics: z.array(slug).min(1),
  stance: z.enum(STANCES).optional().describe("For debates: the side that this entry argues for."),
  prompt: translated(line).describe("A question that would start a discussion among people."),
});
export type Entry = z.infer<typeof entrySchema>;

/** silences.yaml: what people ask and the source doesn't say. Each makes an honest, useful “no”. */
export const silenceSchema = z.strictObject({
  id: slug,
  missing: translated(line).describe("What isn't there, as it fits after “the article doesn't say …”."),
  questions: translated(phrases),
  keywords: translated(phrases),
  entities: z.array(slug).describe("Glossary ids that it concerns; empty for a matter of its own."),
  nearby: z.array(slug).min(1).max(4).describe("Entries that are worth suggesting instead."),
});
export type Silence = z.infer<typeof silenceSchema>;

/** glossary.yaml: names, and words that mean the same. */
export const glossaryTermSchema = z.strictObject({
  id: slug,
  kind: z
    .enum(["entity", "outsider", "concept"])
    .describe(
      "entity: the source names it; outsider: people ask about it, the source never names it; concept: words that mean the same.",
    ),
  name: translated(line),
  aliases: translated(z.array(line)).describe("Every way people write it, misspellings left out: those are repaired."),
  card: slug.optional().describe("The entry that answers when somebody only writes the name."),
});
export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;

/** topics.yaml */
export const topicSchema = z.strictObject({ id: slug, name: translated(line) });
export type Topic = z.infer<typeof topicSchema>;

/** golden.yaml: questions whose answers must not change unnoticed. */
export const goldenSchema = z.strictObject({
  question: line,
  language: z.enum(LANGUAGES),
  expect: z.union([
    z.strictObject({ entries: z.array(slug).min(1).describe("All of these are in the answer.") }),
    z.strictObject({ reason: z.enum(["unknown", "chitchat", "help", "hostile"]) }),
  ]),
});
export type Golden = z.infer<typeof goldenSchema>;

/** A whole pack, validated, its references resolved. */
export type Pack = {
  readonly metadata: PackMetadata;
  readonly entries: readonly Entry[];
  readonly silences: readonly Silence[];
  readonly glossary: readonly GlossaryTerm[];
  readonly topics: readonly Topic[];
  readonly golden: readonly Golden[];
};
