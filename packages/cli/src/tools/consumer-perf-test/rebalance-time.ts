import type { Clock } from '@kavka/base';
import type { RebalanceListener, TopicPartition } from '@kavka/client';

/** How long a consumer has waited for partitions. */
export class RebalanceTime implements RebalanceListener {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #assigned = new Set<string>();
  #startedAt: number;
  #sinceLastTakenMs = 0;
  totalMs = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  assigned(partitions: readonly TopicPartition[]): void {
    if (this.#assigned.size === 0) {
      const elapsedMs = this.#clock.now() - this.#startedAt;
      this.totalMs += elapsedMs;
      this.#sinceLastTakenMs += elapsedMs;
    }
    for (const one of partitions) this.#assigned.add(nameOf(one));
  }

  revoked(partitions: readonly TopicPartition[]): void {
    for (const one of partitions) this.#assigned.delete(nameOf(one));
    if (this.#assigned.size === 0) this.#startedAt = this.#clock.now();
  }

  /** What has come since this was called last. */
  takeMs(): number {
    const taken = this.#sinceLastTakenMs;
    this.#sinceLastTakenMs = 0;
    return taken;
  }
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}
