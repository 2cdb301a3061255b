/** What is put in order: its topics may be several. */
export type Rotating = { readonly topics: readonly string[] };

/** States that the search for one order may visit; a pack of some dozens of entries takes as many as it has entries. */
const VISITS_MAX = 20_000;

/**
 * The items in an order in which no two neighbours share a topic, nor does the first share one with `last`. Where their
 * topics make that impossible, the order has as few neighbours that share one as the search finds (the fewest there
 * can be, where every item has one topic), and these come as late as they can. Among such orders the items' own order
 * decides: shuffle them first.
 *
 * Consistent in time: the order of what is left after the first item, with that as `last`, is the rest of this order.
 * So it can be made anew each day from what is left.
 *
 * @param last what was shown before, or undefined.
 */
export function arrange<T extends Rotating>(items: readonly T[], last: T | undefined): readonly T[] {
  const search = new Search(items, last);
  for (let clashes = search.clashesAtLeast(); ; clashes += 1) {
    const order = search.orderWith(clashes);
    if (order !== undefined) return order;
  }
}

/** Depth first, over the next item, with what can't be finished pruned. */
class Search<T extends Rotating> {
  readonly #items: readonly T[];
  /** Topics by number; the last row is that of `last`. */
  readonly #topics: readonly (readonly number[])[];
  /** `clashes[a][b]`: 1 where the two share a topic. */
  readonly #clashes: readonly Uint8Array[];
  readonly #left: Uint8Array;
  /** Of each topic, how many items are left. */
  readonly #counts: number[];
  #leftCount: number;
  #visits = 0;
  #deadEnds = new Set<string>();

  constructor(items: readonly T[], last: T | undefined) {
    this.#items = items;
    const numbers = new Map<string, number>();
    const numberOf = (topic: string): number => {
      const number = numbers.get(topic) ?? numbers.size;
      numbers.set(topic, number);
      return number;
    };
    const all = [...items.map(({ topics }) => topics), last?.topics ?? []];
    this.#topics = all.map((topics) => [...new Set(topics)].map(numberOf));
    this.#counts = Array.from(numbers, () => 0);
    for (const topics of this.#topics.slice(0, -1)) this.#count(topics, 1);
    this.#clashes = this.#topics.map((mine) =>
      Uint8Array.from(this.#topics, (theirs) => (mine.some((topic) => theirs.includes(topic)) ? 1 : 0)),
    );
    this.#left = new Uint8Array(items.length).fill(1);
    this.#leftCount = items.length;
  }

  clashesAtLeast(): number {
    return this.#clashesAfter(this.#items.length);
  }

  /** An order with at most so many clashes, or undefined where none was found. */
  orderWith(clashes: number): readonly T[] | undefined {
    this.#visits = 0;
    this.#deadEnds = new Set();
    const order: T[] = [];
    return this.#complete(this.#items.length, clashes, order) ? order.reverse() : undefined;
  }

  /** Appends to `order`, last first, what may follow `current`. */
  #complete(current: number, clashes: number, order: T[]): boolean {
    if (this.#leftCount === 0) return true;
    this.#visits += 1;
    const state = this.#deadEnds.size === 0 ? "" : this.#state(current, clashes);
    if (this.#deadEnds.has(state)) return false;
    for (const cost of [0, 1]) {
      if (cost > clashes) break;
      for (const [next, item] of this.#items.entries()) {
        if (this.#left[next] === 0 || this.#clashes[current]?.[next] !== cost) continue;
        if (this.#visits > VISITS_MAX) return false;
        this.#take(next);
        const done = this.#canEnd(next, clashes - cost) && this.#complete(next, clashes - cost, order);
        this.#giveBack(next);
        if (done) {
          order.push(item);
          return true;
        }
      }
    }
    this.#deadEnds.add(this.#state(current, clashes));
    return false;
  }

  #canEnd(current: number, clashes: number): boolean {
    return this.#clashesAfter(current) <= clashes && (clashes > 0 || !this.#strands(current));
  }

  /** Between two of one topic there must be one of another: how many clashes the fullest topic makes at least. */
  #clashesAfter(current: number): number {
    let least = 0;
    this.#counts.forEach((count, topic) => {
      const before = this.#topics[current]?.includes(topic) ? 1 : 0;
      least = Math.max(least, count + before - 1 - (this.#leftCount - count));
    });
    return least;
  }

  /** True where an item has nothing left to stand beside: only the last may have one such neighbour instead of two. */
  #strands(current: number): boolean {
    let ends = 0;
    for (let item = 0; item < this.#left.length; item += 1) {
      if (this.#left[item] === 0) continue;
      let neighbours = this.#clashes[item]?.[current] === 0 ? 1 : 0;
      for (let other = 0; other < this.#left.length && neighbours < 2; other += 1) {
        if (other !== item && this.#left[other] === 1 && this.#clashes[item]?.[other] === 0) neighbours += 1;
      }
      if (neighbours === 0) return true;
      if (neighbours === 1) ends += 1;
    }
    return ends > 1;
  }

  #take(item: number): void {
    this.#left[item] = 0;
    this.#leftCount -= 1;
    this.#count(this.#topics[item] ?? [], -1);
  }

  #giveBack(item: number): void {
    this.#left[item] = 1;
    this.#leftCount += 1;
    this.#count(this.#topics[item] ?? [], 1);
  }

  #count(topics: readonly number[], by: number): void {
    for (const topic of topics) this.#counts[topic] = (this.#counts[topic] ?? 0) + by;
  }

  #state(current: number, clashes: number): string {
    return `${current} ${clashes} ${this.#left.join("")}`;
  }
}
