import type { Logger } from '@kavka/base';
import type { ShareCoordinator } from '@kavka/coordinators';
import type { MetadataDelta } from '@kavka/metadata';
import type { Partition } from '../partition/partition.ts';
import type { LeadershipListener } from '../partition/partitions.ts';
import { SHARE_GROUP_STATE_TOPIC } from '../topic/internal-topics.ts';

/** Hands the partitions of `__share_group_state` that are led here to this node's share coordinator, and takes them away again. */
export class ShareStateLeadership implements LeadershipListener {
  readonly #coordinator: ShareCoordinator;
  readonly #logger: Logger;

  constructor(coordinator: ShareCoordinator, logger: Logger) {
    this.#coordinator = coordinator;
    this.#logger = logger;
  }

  leading(partition: Partition): void {
    if (partition.topic !== SHARE_GROUP_STATE_TOPIC) return;
    this.#coordinator.load(partition.index, partition.leaderEpoch).catch((error: unknown) => {
      this.#logger.error('States of share groups could not be loaded', { partition: partition.index }, error);
    });
  }

  notLeading(topic: string, index: number): void {
    if (topic === SHARE_GROUP_STATE_TOPIC) this.#coordinator.unload(index);
  }

  /** States of topics that are no more are forgotten. */
  apply(delta: MetadataDelta): void {
    const deleted = [...delta.topicsDeleted.values()].map(({ id }) => id);
    if (deleted.length > 0) this.#coordinator.onTopicsDeleted(deleted);
  }
}
