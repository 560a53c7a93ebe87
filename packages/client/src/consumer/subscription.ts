import type { MetadataCache } from '../cluster/index.ts';
import { IllegalStateError } from '../errors/index.ts';
import type { RebalanceListener } from './rebalance-listener.ts';

type Kind = 'none' | 'topics' | 'pattern' | 'manual';

/** What the application wants to read: topics by name or by pattern, or partitions that it chose itself. */
export class Subscription {
  listener: RebalanceListener = {};
  #kind: Kind = 'none';
  #pattern: RegExp | undefined;
  #topics: readonly string[] = [];
  readonly #excludesInternal: boolean;

  constructor(excludesInternal: boolean) {
    this.#excludesInternal = excludesInternal;
  }

  get topics(): readonly string[] {
    return this.#topics;
  }

  get isPattern(): boolean {
    return this.#pattern !== undefined;
  }

  get usesGroup(): boolean {
    return this.#kind === 'topics' || this.#kind === 'pattern';
  }

  /** @throws IllegalStateError where it was subscribed in another way */
  become(kind: Exclude<Kind, 'none'>): void {
    if (this.#kind !== 'none' && this.#kind !== kind)
      throw new IllegalStateError('topics, a pattern and partitions exclude each other: unsubscribe first');
    this.#kind = kind;
  }

  setTopics(topics: Iterable<string>): void {
    this.become('topics');
    this.#topics = [...new Set(topics)];
  }

  setPattern(pattern: RegExp): void {
    this.become('pattern');
    this.#pattern = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  }

  clear(): void {
    this.#kind = 'none';
    this.#pattern = undefined;
    this.#topics = [];
    this.listener = {};
  }

  /** Finds the topics that match now; whether they are others than before. */
  match(metadata: MetadataCache): boolean {
    const pattern = this.#pattern;
    if (pattern === undefined) return false;
    const matches: string[] = [];
    for (const [name, { isInternal }] of metadata.topics)
      if (pattern.test(name) && !(isInternal && this.#excludesInternal)) matches.push(name);
    matches.sort();
    const isSame =
      matches.length === this.#topics.length && matches.every((name, i) => name === this.#topics[i]);
    if (!isSame) this.#topics = matches;
    return !isSame;
  }
}
