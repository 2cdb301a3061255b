import type { Library } from "../../knowledge/library.ts";
import type { Language } from "../../knowledge/pack/types.ts";
import type { ConversationMemory } from "../conversation/memory.ts";
import { clauses } from "../understanding/clauses.ts";
import type { Reader, Reading } from "../understanding/read.ts";
import { decide, type EntrySubject, isBareName, type Verdict } from "./decide.ts";
import type { Examples } from "./examples.ts";
import { rank } from "./rank.ts";
import { FOLLOW_UP, THRESHOLDS } from "./weights.ts";

/** What a question may lean on. */
export type Context = Pick<ConversationMemory, "entries" | "entities" | "asks">;

export type Investigator = {
  /**
   * Finds what a message asks, alone and with what was said before.
   * @returns one verdict for a message that asks one thing, several where its parts are answered by different entries
   */
  investigate(reading: Reading, text: string, language: Language, context: Context | undefined): readonly Verdict[];
};

/** At most this many entries make one answer: it is a chat. */
const ANSWERS_MAX = 3;
/** What is remembered of a turn. */
const NAMES_MAX = 4;
const CONCEPTS_MAX = 6;
/** The source itself is named in passing too often to make a clause a question. */
const GENERAL: ReadonlySet<string> = new Set(["article"]);

export function createInvestigator(library: Library, reader: Reader, examples: Examples): Investigator {
  const judge = (reading: Reading, language: Language, told: readonly string[] = []): Verdict =>
    decide(reading, rank(reading, language, library, examples, told), library.subjects);

  /** What was just told, where it is also about the name that a follow-up consists of: “and Anthropic?”. */
  const toldAbout = (reading: Reading, context: Context): EntrySubject | undefined =>
    context.entries
      .map((key) => library.subjects.get(key))
      .filter((subject) => subject?.kind === "entry")
      .find(({ entry }) => reading.mentions.some(({ term }) => entry.entities.includes(term.id)));

  /** A message by itself, or as a follow-up where that fits better. */
  const judgeIn = (reading: Reading, language: Language, context: Context | undefined): Verdict => {
    const alone = judge(reading, language);
    if (context === undefined) return alone;
    const bareName = isBareName(reading);
    if (bareName && reading.asks === null && reading.leaning && !reading.contrasting) {
      const again = toldAbout(reading, context);
      if (again !== undefined) return { ...alone, kind: "entry", subject: again };
    }
    if (bareName && !reading.leaning) return alone;
    const elliptical = topicsIn(reading) <= FOLLOW_UP.ellipticalTopicsMax;
    if (!elliptical && !reading.leaning && alone.score >= THRESHOLDS.answer) return alone;
    const own = new Set(reading.mentions.map(({ term }) => term.id));
    const before = context.entities.filter((id) => !own.has(id));
    const kindOf = (id: string) => library.terms.get(id)?.kind;
    const withContext = judge(
      {
        ...reading,
        carried: reading.contrasting ? [] : before.filter((id) => kindOf(id) === "entity"),
        recalled: elliptical ? before.filter((id) => kindOf(id) === "concept") : [],
        asks: reading.asks ?? context.asks,
      },
      language,
      reading.contrasting || (reading.asks !== null && reading.asks !== context.asks) ? context.entries : [],
    );
    if (elliptical && withContext.kind !== "unknown") return withContext;
    const bonus = reading.leaning ? FOLLOW_UP.leaningBonus : 0;
    return withContext.score + bonus > alone.score ? withContext : alone;
  };

  /** The parts of a message that are answered by themselves, by entries of their own. */
  const parts = (text: string, language: Language, context: Context | undefined): readonly Verdict[] => {
    const found: Verdict[] = [];
    const cut = clauses(text, language);
    if (cut.length < 2) return [];
    let before = context;
    for (const clause of cut) {
      const reading = reader.read(clause);
      const about = reading.content.filter(
        (at) => !reading.mentions.some(({ term, from, to }) => GENERAL.has(term.id) && from <= at && at < to),
      );
      if (reading.asks === null || about.length === 0) continue;
      const verdict = judgeIn({ ...reading, leaning: reading.leaning || before !== context }, language, before);
      if (verdict.score < THRESHOLDS.clause || (verdict.kind !== "entry" && verdict.kind !== "silence")) continue;
      before = contextOf([verdict]);
      const key = keyOf(verdict);
      if (!found.some((each) => keyOf(each) === key)) found.push(verdict);
    }
    return found.slice(0, ANSWERS_MAX);
  };

  return {
    investigate(reading, text, language, context) {
      const whole = judgeIn(reading, language, context);
      const several = parts(text, language, context).filter(({ kind }) => kind === "entry");
      return several.length > 1 && whole.kind !== "unnamed" ? several : [whole];
    },
  };
}

const keyOf = (verdict: Verdict): string =>
  verdict.kind === "entry" ? verdict.subject.key : verdict.kind === "silence" ? verdict.silence.id : verdict.kind;

/** How many things a message is about: names, concepts, other content words. */
function topicsIn(reading: Reading): number {
  const others = reading.content.filter((at) => !reading.mentions.some(({ from, to }) => from <= at && at < to));
  return new Set(reading.mentions.map(({ term }) => term.id)).size + others.length;
}

/** What a later question may lean on, after these verdicts. */
export function contextOf(verdicts: readonly Verdict[]): Context {
  const mentioned = verdicts.flatMap(({ reading }) => reading.mentions.map(({ term }) => term));
  const idsOf = (kind: string) => mentioned.filter((term) => term.kind === kind).map(({ id }) => id);
  const about = verdicts.flatMap((verdict) =>
    verdict.kind === "entry"
      ? verdict.subject.entry.entities
      : verdict.kind === "silence"
        ? verdict.silence.entities
        : [],
  );
  return {
    entries: verdicts.flatMap((verdict) => (verdict.kind === "entry" ? [verdict.subject.key] : [])),
    entities: [
      ...[...new Set([...idsOf("entity"), ...verdicts.flatMap(({ reading }) => reading.carried), ...about])].slice(
        0,
        NAMES_MAX,
      ),
      ...[...new Set(idsOf("concept"))].slice(0, CONCEPTS_MAX),
    ],
    asks: verdicts.at(-1)?.reading.asks ?? null,
  };
}
