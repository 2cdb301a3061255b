import { tokenise } from "../text/tokenise.ts";
import { problemAt } from "./explain.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problems.ts";
import type { Item, Path } from "./read.ts";
import {
  type Entry,
  type GlossaryTerm,
  type Golden,
  LANGUAGES,
  type PackMetadata,
  type Silence,
  SOURCE_ITSELF,
  type Topic,
} from "./types.ts";

/** All items of a kind, and those of them that are valid by themselves. */
export type Checked<T> = {
  readonly items: readonly Item[];
  readonly valid: readonly { readonly item: Item; readonly value: T }[];
  /** False where a file couldn't be read: then nobody knows what else there is. */
  readonly complete: boolean;
};

/** A pack whose items are checked one by one, not yet against each other. */
export type DraftPack = {
  readonly pack: Checked<PackMetadata>;
  readonly entries: Checked<Entry>;
  readonly silences: Checked<Silence>;
  readonly glossary: Checked<GlossaryTerm>;
  readonly topics: Checked<Topic>;
  readonly golden: Checked<Golden>;
};

/** A value and the field where it stands. */
type Use = { readonly item: Item; readonly field: Path; readonly value: string };

/** What is wrong between items: names that nothing has, and names that two things have. */
export function checkReferences(drafts: readonly DraftPack[]): readonly Problem[] {
  return [
    ...unique(
      drafts.flatMap(({ pack }) => idsIn(pack)),
      (id, place) => `“${id}” is the pack at ${place} already. Give each pack an id of its own.`,
    ),
    ...drafts.flatMap((draft) => [...duplicates(draft), ...dangling(draft), ...ambiguous(draft), ...unitless(draft)]),
  ];
}

function duplicates({ pack, entries, silences, glossary, topics }: DraftPack): readonly Problem[] {
  const taken = (id: string, place: string) => `“${id}” is taken already, at ${place}. Give one of the two another id.`;
  const paragraphs = uses(pack, ({ paragraphs }) =>
    paragraphs.map(({ number }, at) => [["paragraphs", at, "number"], String(number)]),
  );
  return [
    // An answer and a “no” are found by the same key.
    ...unique([...idsIn(entries), ...idsIn(silences)], taken),
    ...unique(idsIn(glossary), taken),
    ...unique(idsIn(topics), taken),
    ...unique(paragraphs, (number, place) => `paragraph ${number} is at ${place} already. Keep one of the two.`),
  ];
}

function dangling({ pack, entries, silences, glossary, topics, golden }: DraftPack): readonly Problem[] {
  const paragraphs = pack.valid.flatMap(({ value }) => value.paragraphs.map(({ number }) => String(number)));
  return [
    ...missing(listed(entries, "entities"), glossary, "glossary term"),
    ...missing(listed(entries, "counts"), glossary, "glossary term"),
    ...missing(listed(entries, "topics"), topics, "topic"),
    ...missing(listed(silences, "entities"), glossary, "glossary term"),
    ...missing(listed(silences, "nearby"), entries, "entry"),
    ...missing(
      uses(glossary, ({ card }) => (card === undefined ? [] : [[["card"], card]])),
      entries,
      "entry",
    ),
    ...missing(uses(golden, expected), entries, "entry"),
    ...missing(
      uses(entries, ({ assertedBy }) => (assertedBy === SOURCE_ITSELF ? [] : [[["assertedBy"], assertedBy]])),
      glossary,
      "glossary term",
      SOURCE_ITSELF,
    ),
    ...uses(entries, (entry) => entry.paragraphs.map((number, at) => [["paragraphs", at], String(number)]))
      .filter(({ value }) => pack.valid.length > 0 && !paragraphs.includes(value))
      .map(({ item, field, value }) =>
        problemAt(item, field, `the source has no paragraph ${value}. Use one of ${paragraphs.join(", ")}.`),
      ),
  ];
}

/** What people write and two things claim: whoever asks would get either. */
function ambiguous({ entries, silences, glossary, golden }: DraftPack): readonly Problem[] {
  return LANGUAGES.flatMap((language) => {
    const questions = [entries, silences].flatMap((each: Checked<Entry | Silence>) =>
      uses(each, (value) => value.questions[language].map((text, at) => [["questions", language, at], text])),
    );
    const names = uses(glossary, ({ name, aliases }) => [
      [["name", language], name[language]],
      ...aliases[language].map((text, at): [Path, string] => [["aliases", language, at], text]),
    ]);
    const asked = uses(golden, (each) => (each.language === language ? [[["question"], each.question]] : []));
    return [
      ...unique(questions, (text, place) => `“${text}” is asked at ${place} too. Keep it in one of the two.`, words),
      ...unique(asked, (text, place) => `“${text}” is asked at ${place} too. Keep one of the two.`, words),
      ...unique(
        names,
        (text, place) => `“${text}” is written for the term at ${place} too. Keep it in one of the two.`,
        words,
        (use) => use.item,
      ),
    ];
  });
}

function unitless({ entries }: DraftPack): readonly Problem[] {
  return entries.valid
    .filter(
      ({ value }) => value.counts === undefined && value.asks.some((ask) => ask === "how-many" || ask === "how-much"),
    )
    .map(({ item }) =>
      problemAt(item, ["counts"], "is missing beside how-many or how-much. Write the glossary ids of what is counted."),
    );
}

/** The later of two uses of the same, except within one group. */
function unique(
  all: readonly Use[],
  text: (value: string, place: string) => string,
  keyOf: (value: string) => string = String,
  groupOf: (use: Use) => unknown = (use) => use,
): readonly Problem[] {
  const first = new Map<string, Use>();
  return all.flatMap((use) => {
    const key = keyOf(use.value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, use);
    if (key === "" || earlier === undefined || groupOf(earlier) === groupOf(use)) return [];
    const place = `${earlier.item.file}:${earlier.item.lineOf(earlier.field)}`;
    return [problemAt(use.item, use.field, text(use.value, place))];
  });
}

/** Ids that none of the targets has. Where a file of these can't be read, nothing is said: it may be in there. */
function missing(
  all: readonly Use[],
  targets: Checked<unknown>,
  kind: string,
  ...others: string[]
): readonly Problem[] {
  if (!targets.complete) return [];
  const known = new Set([...idsIn(targets).map(({ value }) => value), ...others]);
  return all
    .filter(({ value }) => !known.has(value))
    .map(({ item, field, value }) => {
      const meant = nearest(value, known);
      const remedy = meant === undefined ? "Add it, or name one that is there." : `Did you mean “${meant}”?`;
      return problemAt(item, field, `there is no ${kind} “${value}”. ${remedy}`);
    });
}

/** Ids as written, of invalid items too: what is wrong with those is told by itself. */
function idsIn({ items }: Checked<unknown>): readonly Use[] {
  return items.flatMap((item) => {
    const { value } = item;
    const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
    return typeof id === "string" ? [{ item, field: ["id"], value: id }] : [];
  });
}

function uses<T>({ valid }: Checked<T>, of: (value: T) => readonly (readonly [Path, string])[]): readonly Use[] {
  return valid.flatMap(({ item, value }) => of(value).map(([field, value]) => ({ item, field, value })));
}

/** The ids in a field that lists them. */
function listed<Field extends string>(
  checked: Checked<{ readonly [Key in Field]?: readonly string[] }>,
  field: Field,
): readonly Use[] {
  return uses(checked, (value) => (value[field] ?? []).map((id, at) => [[field, at], id]));
}

function expected({ expect }: Golden): readonly (readonly [Path, string])[] {
  return "entries" in expect ? expect.entries.map((id, at) => [["expect", "entries", at], id]) : [];
}

/** A text as it is compared: its words, whatever the case, accents and punctuation. */
function words(text: string): string {
  return tokenise(text)
    .map(({ word }) => word)
    .join(" ");
}
