/**
 * A map that holds at most `sizeMax` keys (two or more), the latest half of them for sure: two generations, of which the
 * older is dropped as a whole. To take out the oldest key of a `Map` costs more the larger it is: it goes past all that
 * were taken out before.
 */
export class BoundedMap<K, V extends NonNullable<unknown>> {
  readonly #half: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(sizeMax: number) {
    this.#half = Math.max(1, Math.floor(sizeMax / 2));
  }

  get(key: K): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  has(key: K): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  /** The key is the latest then, also where it was there before. */
  set(key: K, value: V): void {
    if (this.#young.size === this.#half && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: K): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
