interface SubscriptionCount {
  readonly byName: number;
  readonly byRegex: number;
}

const NONE: SubscriptionCount = { byName: 0, byRegex: 0 };

/** How many members of a group are subscribed to each topic by its name, and how many regular expressions stand for it. */
export class SubscriptionCounts {
  readonly #counts: Map<string, SubscriptionCount>;

  constructor(counts?: SubscriptionCounts) {
    this.#counts = new Map(counts?.entries());
  }

  has(topic: string): boolean {
    return this.#counts.has(topic);
  }

  topics(): IterableIterator<string> {
    return this.#counts.keys();
  }

  entries(): IterableIterator<[topic: string, count: SubscriptionCount]> {
    return this.#counts.entries();
  }

  /** `change`: 1 or -1. */
  countNames(topics: Iterable<string>, change: number): void {
    for (const topic of topics) {
      const { byName, byRegex } = this.#counts.get(topic) ?? NONE;
      this.#store(topic, { byName: byName + change, byRegex });
    }
  }

  /** `change`: 1 or -1. */
  countRegexes(topics: Iterable<string>, change: number): void {
    for (const topic of topics) {
      const { byName, byRegex } = this.#counts.get(topic) ?? NONE;
      this.#store(topic, { byName, byRegex: byRegex + change });
    }
  }

  /** Whether each topic has all members by name: the members want the same. */
  isHomogeneous(memberCount: number): boolean {
    for (const { byName } of this.#counts.values()) if (byName !== memberCount) return false;
    return true;
  }

  #store(topic: string, count: SubscriptionCount): void {
    if (count.byName <= 0 && count.byRegex <= 0) this.#counts.delete(topic);
    else this.#counts.set(topic, count);
  }
}
