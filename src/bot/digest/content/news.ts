import { hash } from "node:crypto";
import type { Language } from "../../../knowledge/pack/types.ts";
import type { KnowledgeNews, KnowledgeSnapshot, NewsItem } from "../digest.ts";
import type { DigestEntry } from "./entries.ts";
import { LIMITS } from "./limits.ts";

const HASH_DIGITS = 8;

/** What a channel knows once it has been told of these entries. */
export function snapshotOf(entries: readonly DigestEntry[], revision: string, language: Language): KnowledgeSnapshot {
  return {
    revision,
    language,
    entries: Object.fromEntries(entries.map((each) => [each.key, hashOf(each, language)])),
  };
}

/**
 * What the knowledge has gained since the snapshot; null where nothing. An entry has changed where readers see another
 * text or source, not where its example questions did. After a change of language only new entries can be told. Before
 * the first digest nothing is news.
 */
export function newsSince(
  before: KnowledgeSnapshot | null,
  now: KnowledgeSnapshot,
  entries: readonly DigestEntry[],
): KnowledgeNews | null {
  if (before === null || before.revision === now.revision) return null;
  const found = entries.flatMap(({ key, entry }): NewsItem[] => {
    const known = before.entries[key];
    const changed = before.language === now.language && known !== now.entries[key];
    const kind = known === undefined ? "new" : changed ? "changed" : undefined;
    return kind === undefined ? [] : [{ entry: key, title: entry.title[now.language], kind }];
  });
  if (found.length === 0) return null;
  const items = found.toSorted((a, b) => Number(a.kind === "changed") - Number(b.kind === "changed"));
  return { items: items.slice(0, LIMITS.newsMax), more: Math.max(0, items.length - LIMITS.newsMax) };
}

function hashOf({ entry }: DigestEntry, language: Language): string {
  const { title, answer, paragraphs, assertedBy, firmness } = entry;
  const seen = [title[language], answer[language], paragraphs, assertedBy, firmness];
  return hash("sha256", JSON.stringify(seen)).slice(0, HASH_DIGITS);
}
