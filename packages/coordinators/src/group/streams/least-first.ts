/**
 * A queue that gives the least first. Among equals it gives them in the order in which Java's own binary heap does, so that the same group
 * is assigned the same tasks by either coordinator.
 */
export class LeastFirst<Item> {
  readonly #items: Item[] = [];
  readonly #keyOf: (item: Item) => number;

  constructor(items: Iterable<Item>, keyOf: (item: Item) => number) {
    this.#keyOf = keyOf;
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.#items.length;
  }

  add(item: Item): void {
    let place = this.#items.length;
    this.#items.push(item);
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      const above = this.#items[parent] as Item;
      if (this.#keyOf(item) >= this.#keyOf(above)) break;
      this.#items[place] = above;
      place = parent;
    }
    this.#items[place] = item;
  }

  take(): Item | undefined {
    const least = this.#items[0];
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) this.#sink(last);
    return least;
  }

  #sink(item: Item): void {
    const size = this.#items.length;
    let place = 0;
    while (place < size >>> 1) {
      let child = 2 * place + 1;
      const right = child + 1;
      if (right < size && this.#key(child) > this.#key(right)) child = right;
      if (this.#keyOf(item) <= this.#key(child)) break;
      this.#items[place] = this.#items[child] as Item;
      place = child;
    }
    this.#items[place] = item;
  }

  #key(place: number): number {
    return this.#keyOf(this.#items[place] as Item);
  }
}
