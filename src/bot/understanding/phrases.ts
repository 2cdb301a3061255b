/**
 * Whole-word patterns over normalised text (lower case, no accents, single spaces). The alternatives come from the
 * lexicon, never from users, and are tried on at most 512 characters.
 */
export type Phrases = {
  /** True where one of the phrases occurs. */
  occurIn(text: string): boolean;
  /** Where the first of them begins, -1 where none occurs. */
  indexIn(text: string): number;
  /** The text without any of the phrases. */
  removeFrom(text: string): string;
};

export function phrases(alternatives: readonly string[]): Phrases {
  // Longest first, so that "grazie mille" goes as a whole.
  const ordered = [...alternatives].sort((a, b) => b.length - a.length);
  const once = new RegExp(`(?:^| )(?:${ordered.join("|")})(?= |$)`);
  const all = new RegExp(once, "g");
  return {
    occurIn: (text) => once.test(text),
    indexIn: (text) => text.search(once),
    removeFrom: (text) => text.replace(all, " ").replace(/ +/g, " ").trim(),
  };
}
