import { z } from "zod";
import {
  ABSTENTIONS,
  ANSWER_MAX_CHARACTERS,
  ASKS,
  type Entry,
  FIRMNESS,
  FIRST_WORDS_MAX,
  type GlossaryTerm,
  type Golden,
  LANGUAGES,
  NEARBY_MAX,
  type PackMetadata,
  type Silence,
  STANCES,
  TERM_KINDS,
  type Topic,
} from "./types.ts";

export * from "./types.ts";

/**
 * The one description of a knowledge pack's files: validation and the editors' JSON Schema both come from here.
 * Descriptions are written for editors; their editor shows them beside each field. Messages say what is wrong, then
 * what to do; what zod finds by itself is put into words by explain.ts.
 */

const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "is no identifier. Use lower-case letters, digits and single hyphens, like us-leads.",
  );
const ownId = slug.describe("A stable identifier; never reuse or rename one that has been published.");
const line = z.string().trim().min(1, "is empty. Write something here.");
const day = z.iso.date("is no date. Write it as year-month-day, like 2025-09-02.");
const listOf = <T extends z.ZodType>(each: T) => z.array(each).min(1, "is an empty list. Give at least one.");
const translated = <T extends z.ZodType>(each: T) => z.strictObject({ it: each, en: each });
const phrases = listOf(line);
const paragraphNumber = z
  .int("is no paragraph number. Use whole numbers from 1.")
  .min(1, "is no paragraph number. Use whole numbers from 1.");
const answer = line.max(ANSWER_MAX_CHARACTERS, {
  error: ({ input }) => `has ${String(input).length} characters. Shorten it to ${ANSWER_MAX_CHARACTERS} at most.`,
});
const wordsIn = (text: string) => text.split(/\s+/).length;
const firstWords = line.refine((text) => wordsIn(text) <= FIRST_WORDS_MAX, {
  error: ({ input }) => `quotes ${wordsIn(String(input))} words. Quote ${FIRST_WORDS_MAX} at most.`,
});

/** pack.yaml */
export const packSchema = z
  .strictObject({
    id: ownId,
    title: translated(line).describe("What the source is called in citations."),
    languages: listOf(z.enum(LANGUAGES)).describe("The languages of the pack, the one to fall back on first."),
    source: z
      .strictObject({
        language: z.enum(LANGUAGES).describe("The language the source is written in."),
        date: day.nullable().describe("The day the source appeared; null where it isn't known."),
        quotedPostDate: day
          .nullable()
          .describe("The day of the post that the source quotes; null where there is none."),
        address: z
          .url("is no web address. Write it whole, like https://example.org/article.")
          .nullable()
          .describe("Where readers find the source; null where it has no address."),
      })
      .describe("Where the knowledge comes from."),
    about: translated(line).describe("The subject, as it fits into a sentence: “the open-source AI race …”."),
    paragraphs: listOf(
      z.strictObject({
        number: paragraphNumber.describe("As the source's paragraphs are counted, from 1."),
        firstWords: firstWords.describe("At most six words, so that a reader finds the paragraph."),
      }),
    ).describe("Every paragraph of the source that can be cited."),
  })
  .describe("A knowledge pack: what is known about one source.");

/** entries/*.yaml: one claim of the source. */
export const entrySchema = z
  .strictObject({
    id: ownId,
    title: translated(line).describe("Three to seven words, shown in lists of topics and buttons."),
    paragraphs: listOf(paragraphNumber).describe("The numbers of the paragraphs that it rests on."),
    assertedBy: slug.describe("“article”, or the glossary id of the person whom the article reports."),
    firmness: z
      .enum(FIRMNESS)
      .describe("How firmly the source says it: stated, reported of others, hedged, an opinion, or on a condition."),
    answer: translated(answer).describe(
      "One to three sentences in our own words, that stand alone in a chat and keep the source's hedges.",
    ),
    questions: translated(phrases).describe("Questions that this answers, in the registers people really use."),
    keywords: translated(phrases).describe("Words and short phrases that people search it by."),
    asks: listOf(z.enum(ASKS)).describe("What kinds of question it answers."),
    counts: listOf(slug).exactOptional().describe("For how-many and how-much: glossary ids of what is counted."),
    entities: listOf(slug).describe("Glossary ids of what it is about."),
    topics: listOf(slug).describe("Ids of the topics that list it."),
    stance: z.enum(STANCES).exactOptional().describe("For debates: the side that this entry argues for."),
    prompt: translated(line).describe("A question that would start a discussion among people."),
  })
  .describe("One claim of the source, in every language of the pack.");

/** silences.yaml: what people ask and the source doesn't say. Each makes an honest, useful “no”. */
export const silenceSchema = z
  .strictObject({
    id: ownId,
    missing: translated(line).describe("What isn't there, as it fits after “the article doesn't say …”."),
    questions: translated(phrases).describe("Questions that ask for it, in the registers people really use."),
    keywords: translated(phrases).describe("Words and short phrases that people search it by."),
    entities: z.array(slug).describe("Glossary ids that it concerns; empty for a matter of its own."),
    nearby: listOf(slug)
      .max(NEARBY_MAX, `suggests too many. Keep the nearest ${NEARBY_MAX} at most.`)
      .describe("Entries that are worth suggesting instead."),
  })
  .describe("Something that people ask and the source doesn't say.");

/** glossary.yaml: names, and words that mean the same. */
export const glossaryTermSchema = z
  .strictObject({
    id: ownId,
    kind: z
      .enum(TERM_KINDS)
      .describe(
        "entity: the source names it; outsider: people ask about it, the source never names it; concept: words that mean the same.",
      ),
    name: translated(line).describe("What it is called in answers."),
    aliases: translated(z.array(line)).describe(
      "Every way people write it, misspellings left out: those are repaired.",
    ),
    card: slug.exactOptional().describe("The entry that answers when somebody only writes the name."),
  })
  .describe("A name, or words that mean the same.");

/** topics.yaml */
export const topicSchema = z
  .strictObject({ id: ownId, name: translated(line).describe("As it stands in the list of topics.") })
  .describe("A heading that entries are listed under.");

/** golden.yaml: questions whose answers must not change unnoticed. */
export const goldenSchema = z
  .strictObject({
    question: line.describe("As a member would write it."),
    language: z.enum(LANGUAGES).describe("The language that the question is in and the answer must be in."),
    expect: z
      .union(
        [
          z.strictObject({ entries: listOf(slug).describe("Exactly the entries that the answer cites.") }),
          z.strictObject({ reason: z.enum(ABSTENTIONS).describe("Why it is not answered from the source.") }),
        ],
        `is neither an answer nor an abstention. Write { entries: [entry-id] }, or { reason: one of ${ABSTENTIONS.join(", ")} }.`,
      )
      .describe("The entries that the answer cites, or the reason why there is no answer."),
  })
  .describe("A question whose answer must not change unnoticed.");

/** Each file of a pack, by the name of its JSON Schema. */
export const fileSchemas = {
  pack: packSchema,
  entry: z.union([entrySchema, z.array(entrySchema)]).describe("One claim of the source, or a list of claims."),
  silences: z.array(silenceSchema).describe("What people ask and the source doesn't say."),
  glossary: z.array(glossaryTermSchema).describe("Names, and words that mean the same."),
  topics: z.array(topicSchema).describe("The headings that entries are listed under."),
  golden: z.array(goldenSchema).describe("Questions whose answers must not change unnoticed."),
} as const;

export type Issue = z.core.$ZodIssue;
export type ItemSchema<T = unknown> = z.ZodType<T>;

/** The names of the fields that a schema has at a path; none where there are no fields. */
export function fieldsAt(schema: ItemSchema, path: readonly PropertyKey[]): readonly string[] {
  const found = path.reduce<z.ZodType | undefined>(within, schema);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** What editors are told about the field at a path. */
export function descriptionAt(schema: ItemSchema, path: readonly PropertyKey[]): string | undefined {
  return path.reduce<z.ZodType | undefined>(within, schema)?.description;
}

function within(schema: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodObject) return (schema.shape as Readonly<Record<PropertyKey, z.ZodType>>)[key];
  return undefined;
}

/** Compiles only where the checks let through just what the types promise. */
type Agrees<Checked, Promised> = [Checked, Promised] extends [Promised, Checked] ? true : never;
type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type Schema<S extends z.ZodType> = DeepReadonly<z.output<S>>;
true satisfies Agrees<Schema<typeof packSchema>, PackMetadata>;
true satisfies Agrees<Schema<typeof entrySchema>, Entry>;
true satisfies Agrees<Schema<typeof silenceSchema>, Silence>;
true satisfies Agrees<Schema<typeof glossaryTermSchema>, GlossaryTerm>;
true satisfies Agrees<Schema<typeof topicSchema>, Topic>;
true satisfies Agrees<Schema<typeof goldenSchema>, Golden>;
