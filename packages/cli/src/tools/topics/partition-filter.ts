import type { PartitionDescription } from '@kavka/client';
import type { TopicOptions } from './topic-options.ts';

/** Which partitions `--describe` shows: all, or those that have what was asked for. */
export class PartitionFilter {
  readonly #given: TopicOptions;
  readonly #liveBrokers: ReadonlySet<number>;
  /** Whether topics have a line of their own. */
  readonly showsTopics: boolean;

  constructor(given: TopicOptions, liveBrokers: ReadonlySet<number>) {
    this.#given = given;
    this.#liveBrokers = liveBrokers;
    this.showsTopics =
      given.present(
        'under-replicated-partitions',
        'unavailable-partitions',
        'under-min-isr-partitions',
        'at-min-isr-partitions',
      ).length === 0;
  }

  shows({ leader, isr }: PartitionDescription, replicationFactor: number, minIsr: number): boolean {
    const given = this.#given;
    const isLed = leader >= 0;
    return (
      this.showsTopics ||
      (given.has('under-replicated-partitions') && replicationFactor > isr.length) ||
      (given.has('unavailable-partitions') && !(isLed && this.#liveBrokers.has(leader))) ||
      (given.has('under-min-isr-partitions') && !(isLed && isr.length >= minIsr)) ||
      (given.has('at-min-isr-partitions') && isr.length === minIsr)
    );
  }
}
