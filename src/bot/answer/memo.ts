/** Longer texts are hardly asked twice. */
const TEXT_CHARACTERS_MAX = 200;
/** Some 10 kB each at most. */
const TEXTS_MAX = 300;

/**
 * The same function of a text, remembering what it made of the latest texts: people press suggested questions and choose
 * completed ones, so the same text comes again and again.
 */
export function memoByText<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > TEXT_CHARACTERS_MAX) return make(text);
    const known = kept.get(text);
    const value = known ?? make(text);
    // A Map keeps the order of insertion: the first is the one that wasn't asked for longest.
    kept.delete(text);
    kept.set(text, value);
    const [oldest] = kept.keys();
    if (kept.size > TEXTS_MAX && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}

/** The same function of an object and a word, made once for each while the object is kept. */
export function memoByObject<K extends object, W extends string, T>(
  make: (key: K, word: W) => T,
): (key: K, word: W) => T {
  const kept = new WeakMap<K, Map<W, T>>();
  return (key, word) => {
    const values = kept.get(key) ?? new Map<W, T>();
    kept.set(key, values);
    const value = values.get(word) ?? make(key, word);
    values.set(word, value);
    return value;
  };
}
