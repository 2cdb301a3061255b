/** A map that forgets what was put in longest ago once it holds `sizeMax`. */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #sizeMax: number;

  constructor(sizeMax: number) {
    super();
    this.#sizeMax = sizeMax;
  }

  override set(key: K, value: V): this {
    // A Map keeps the order of insertion: the first was put in longest ago.
    this.delete(key);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.size <= this.#sizeMax) break;
      this.delete(oldest);
    }
    return this;
  }
}
