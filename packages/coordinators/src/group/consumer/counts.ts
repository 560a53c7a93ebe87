/** How often each name is there; names that are not there any more are forgotten. */
export class Counts {
  readonly #counts: Map<string, number>;

  constructor(counts?: Counts) {
    this.#counts = new Map(counts?.entries());
  }

  get size(): number {
    return this.#counts.size;
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  entries(): IterableIterator<[name: string, count: number]> {
    return this.#counts.entries();
  }

  names(): IterableIterator<string> {
    return this.#counts.keys();
  }

  /** `change`: 1 or -1; no name, no change. */
  count(name: string | null | undefined, change: number): void {
    if (name === null || name === undefined) return;
    const count = this.of(name) + change;
    if (count <= 0) this.#counts.delete(name);
    else this.#counts.set(name, count);
  }
}
