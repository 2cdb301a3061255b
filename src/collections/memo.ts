import { BoundedMap } from "./bounded-map.ts";

/**
 * The same function, remembering what it made of at most `sizeMax` keys, the latest half of them for sure.
 *
 * @param keyOf tells questions apart as far as their values differ; undefined: it isn't remembered
 */
export function memo<Q, T>(
  make: (question: Q) => T,
  keyOf: (question: Q) => string | undefined,
  sizeMax: number,
): (question: Q) => T {
  const kept = new BoundedMap<string, { readonly value: T }>(sizeMax);
  return (question) => {
    const key = keyOf(question);
    if (key === undefined) return make(question);
    const known = kept.get(key) ?? { value: make(question) };
    // Put in anew, so that what is asked for again and again stays.
    kept.set(key, known);
    return known.value;
  };
}

/** The same function of an object and a word, made once for each while the object is kept. */
export function memoByObject<K extends object, W extends string, T>(
  make: (key: K, word: W) => T,
): (key: K, word: W) => T {
  const kept = new WeakMap<K, Map<W, T>>();
  return (key, word) => {
    const values = kept.get(key);
    const known = values?.get(word);
    if (known !== undefined) return known;
    const value = make(key, word);
    if (values === undefined) kept.set(key, new Map([[word, value]]));
    else values.set(word, value);
    return value;
  };
}
