import type { Library } from "../../knowledge/library.ts";
import type { ConversationMemory } from "../conversation/memory.ts";
import type { Reading } from "../understanding/read.ts";
import { type EntrySubject, isBareName, type Verdict } from "./decide.ts";
import { FOLLOW_UP, THRESHOLDS } from "./weights.ts";

/** What a question may lean on. */
export type Context = Pick<ConversationMemory, "entries" | "entities" | "asks">;

/** Looks up what was said before; undefined: nothing. Whoever doesn't need it doesn't ask. */
export type Recall<T = Context> = () => T | undefined;

/** What is remembered of a turn. */
const NAMES_MAX = 4;
const CONCEPTS_MAX = 6;

/**
 * Judges a message as a follow-up where it is one.
 * @param alone its verdict without the context
 * @param judge a verdict on a reading; `told` are keys of what was just told
 */
export function followUp(
  reading: Reading,
  alone: Verdict,
  recall: Recall,
  library: Library,
  judge: (reading: Reading, told: readonly string[]) => Verdict,
): Verdict {
  const bareName = isBareName(reading);
  if (bareName && !reading.leaning) return alone;
  const elliptical = topicsIn(reading) <= FOLLOW_UP.ellipticalTopicsMax;
  if (!elliptical && !reading.leaning && alone.score >= THRESHOLDS.answer) return alone;
  const context = recall();
  if (context === undefined) return alone;
  if (bareName && reading.asks === null && !reading.contrasting) {
    const again = toldAbout(reading, context, library);
    if (again !== undefined) return { ...alone, kind: "entry", subject: again };
  }

  const own = new Set(reading.mentions.map(({ term }) => term.id));
  const before = context.entities.filter((id) => !own.has(id));
  const kindOf = (id: string) => library.terms.get(id)?.kind;
  // “and the Chinese instead?” puts one name in the place of another; “and what has it done instead?” doesn't.
  const replaces = reading.contrasting && reading.mentions.some(({ term }) => term.kind === "entity");
  const asksElse = reading.contrasting || (reading.asks !== null && reading.asks !== context.asks);
  const inContext = judge(
    {
      ...reading,
      carried: replaces ? [] : before.filter((id) => kindOf(id) === "entity"),
      recalled: elliptical ? before.filter((id) => kindOf(id) === "concept") : [],
      asks: reading.asks ?? context.asks,
    },
    asksElse ? context.entries : [],
  );
  if (elliptical && inContext.kind !== "unknown") return inContext;
  return inContext.score + (reading.leaning ? FOLLOW_UP.leaningBonus : 0) > alone.score ? inContext : alone;
}

/** What was just told, where it is also about the name that a follow-up consists of: “and Anthropic?”. */
function toldAbout(reading: Reading, context: Context, library: Library): EntrySubject | undefined {
  return context.entries
    .map((key) => library.subjects.get(key))
    .filter((subject) => subject?.kind === "entry")
    .find(({ entry }) => reading.mentions.some(({ term }) => entry.entities.includes(term.id)));
}

/** How many things a message is about: names, concepts, other content words. */
function topicsIn(reading: Reading): number {
  const others = reading.content.filter((at) => !reading.mentions.some(({ from, to }) => from <= at && at < to));
  return new Set(reading.mentions.map(({ term }) => term.id)).size + others.length;
}

/** What a later question may lean on, after these verdicts. */
export function contextOf(verdicts: readonly Verdict[]): Context {
  const terms = verdicts.flatMap(({ reading }) => reading.mentions.map(({ term }) => term));
  const mentioned = (kind: string) => terms.filter((term) => term.kind === kind).map(({ id }) => id);
  const carried = verdicts.flatMap(({ reading }) => reading.carried);
  const names = [...mentioned("entity"), ...carried, ...verdicts.flatMap(entitiesOf)];
  return {
    entries: verdicts.flatMap((verdict) => (verdict.kind === "entry" ? [verdict.subject.key] : [])),
    entities: [
      ...[...new Set(names)].slice(0, NAMES_MAX),
      ...[...new Set(mentioned("concept"))].slice(0, CONCEPTS_MAX),
    ],
    asks: verdicts.at(-1)?.reading.asks ?? null,
  };
}

function entitiesOf(verdict: Verdict): readonly string[] {
  if (verdict.kind === "entry") return verdict.subject.entry.entities;
  return verdict.kind === "silence" ? verdict.silence.entities : [];
}
