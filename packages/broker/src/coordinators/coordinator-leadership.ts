import type { Logger } from '@kavka/base';
import type { Partition } from '../partition/partition.ts';
import type { LeadershipListener } from '../partition/partitions.ts';

/** A coordinator, as far as partitions of its topic come and go. */
export interface LoadingCoordinator {
  load(partition: number, leaderEpoch: number): Promise<void>;
  unload(partition: number): void;
}

/** Hands the partitions of a topic that are led here to their coordinator, and takes them away again. */
export class CoordinatorLeadership implements LeadershipListener {
  readonly #topic: string;
  readonly #coordinator: LoadingCoordinator;
  readonly #logger: Logger;

  constructor(topic: string, coordinator: LoadingCoordinator, logger: Logger) {
    this.#topic = topic;
    this.#coordinator = coordinator;
    this.#logger = logger;
  }

  leading({ topic, index, leaderEpoch }: Partition): void {
    if (topic !== this.#topic) return;
    this.#coordinator.load(index, leaderEpoch).catch((error: unknown) => {
      this.#logger.error(
        'The partition of a coordinator could not be loaded',
        { topic, partition: index },
        error,
      );
    });
  }

  notLeading(topic: string, index: number): void {
    if (topic === this.#topic) this.#coordinator.unload(index);
  }
}
