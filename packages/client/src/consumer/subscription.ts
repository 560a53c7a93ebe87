import type { MetadataCache } from '../cluster/index.ts';
import { IllegalStateError } from '../errors/index.ts';
import type { RebalanceListener } from './rebalance-listener.ts';

type Kind = 'none' | 'topics' | 'pattern' | 'server pattern' | 'manual';

/**
 * A regular expression in the syntax of RE2/J that the group's coordinator evaluates, with the `consumer` group protocol. In place of a
 * `RegExp`, which this client evaluates itself.
 *
 * @example
 * consumer.subscribe(new SubscriptionPattern('orders\\..*'));
 */
export class SubscriptionPattern {
  readonly pattern: string;

  constructor(pattern: string) {
    this.pattern = pattern;
  }
}

/** What the application wants to read: topics by name or by pattern, or partitions that it chose itself. */
export class Subscription {
  listener: RebalanceListener = {};
  #kind: Kind = 'none';
  #pattern: RegExp | undefined;
  #serverPattern: string | undefined;
  #topics: readonly string[] = [];
  readonly #excludesInternal: boolean;

  constructor(excludesInternal: boolean) {
    this.#excludesInternal = excludesInternal;
  }

  get topics(): readonly string[] {
    return this.#topics;
  }

  /** What the coordinator is to evaluate; undefined where there is no such pattern. */
  get serverPattern(): string | undefined {
    return this.#serverPattern;
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

  setServerPattern(pattern: SubscriptionPattern): void {
    this.become('server pattern');
    this.#serverPattern = pattern.pattern;
  }

  clear(): void {
    this.#kind = 'none';
    this.#pattern = undefined;
    this.#serverPattern = undefined;
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
