import { hash } from "node:crypto";
import type { Pack } from "./types.ts";

const DIGITS = 12;

/**
 * Names the packs' content: 12 hex digits of SHA-256. Two revisions are the same where every answer is, whatever the
 * order of files, items and fields. Golden questions don't count: they ask, and change no answer.
 */
export function revisionOf(packs: readonly Pack[]): string {
  const content = packs
    .map(({ metadata, entries, silences, glossary, topics }) => ({
      id: metadata.id,
      metadata,
      ...{ entries: sorted(entries), silences: sorted(silences), glossary: sorted(glossary), topics: sorted(topics) },
    }))
    .sort(byId);
  return hash("sha256", JSON.stringify(content, withFieldsSorted)).slice(0, DIGITS);
}

type WithId = { readonly id: string };

function sorted(items: readonly WithId[]): readonly WithId[] {
  return items.toSorted(byId);
}

function byId(a: WithId, b: WithId): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Lists keep their order, which may be meant: the first name, the nearest suggestion. */
function withFieldsSorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
