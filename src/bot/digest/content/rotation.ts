/** What is put in order: its topics may be several. */
export type Rotating = { readonly topics: readonly string[] };

/**
 * How the search for an order goes on: by the items' own order, which is theirs to choose and nearly always leads to an
 * end; else first to those that fewest others may stand beside, which loses the choice and gets through tangled topics.
 * Each may visit so many states; an order without detours takes as many as there are items.
 */
const WAYS = [
  { hardestFirst: false, visitsMax: 300 },
  { hardestFirst: true, visitsMax: 2_000 },
] as const;

/**
 * The items in an order in which no two neighbours share a topic, nor does the first share one with `last`. Where their
 * topics make that impossible, the order has as few neighbours that share one as the search finds (the fewest there
 * can be, where every item has one topic or there are few), and these come late. Among such orders the items' own order
 * decides: shuffle them first.
 *
 * It may be made anew each day from what is left: with the first item as `last`, the others' order is the rest of this
 * one (in packs with tangled topics, another that is as good).
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
  readonly #deadEnds = new Set<string>();
  #visitsLeft = 0;
  #hardestFirst = false;

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
    for (const { hardestFirst, visitsMax } of WAYS) {
      this.#hardestFirst = hardestFirst;
      this.#visitsLeft = visitsMax + this.#items.length;
      this.#deadEnds.clear();
      const order: T[] = [];
      if (this.#complete(this.#items.length, clashes, order)) return order.reverse();
    }
    return undefined;
  }

  /** Appends to `order`, last first, what may follow `current`. */
  #complete(current: number, clashes: number, order: T[]): boolean {
    if (this.#leftCount === 0) return true;
    this.#visitsLeft -= 1;
    if (this.#deadEnds.size > 0 && this.#deadEnds.has(this.#state(current, clashes))) return false;
    for (const cost of [0, 1]) {
      if (cost > clashes) break;
      for (const next of this.#nextOnes(current, cost)) {
        if (this.#visitsLeft < 0) return false;
        this.#take(next);
        const left = clashes - cost;
        const done = this.#clashesAfter(next) <= left && this.#complete(next, left, order);
        this.#giveBack(next);
        if (!done) continue;
        order.push(...this.#items.slice(next, next + 1));
        return true;
      }
    }
    this.#deadEnds.add(this.#state(current, clashes));
    return false;
  }

  #nextOnes(current: number, cost: number): readonly number[] {
    const found: number[] = [];
    this.#left.forEach((left, item) => {
      if (left === 1 && this.#clashes[current]?.[item] === cost) found.push(item);
    });
    if (!this.#hardestFirst) return found;
    const neighbours = new Map(found.map((item) => [item, this.#neighboursOf(item)]));
    return found.sort((a, b) => (neighbours.get(a) ?? 0) - (neighbours.get(b) ?? 0));
  }

  /** How many of the items that are left may stand beside the item. */
  #neighboursOf(item: number): number {
    return this.#left.reduce((sum, left, other) => sum + (left === 1 && this.#clashes[item]?.[other] === 0 ? 1 : 0), 0);
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
