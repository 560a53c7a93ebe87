import type { Logger } from '@kavka/base';
import type { GroupCoordinator } from '@kavka/coordinators';
import type { MetadataDelta } from '@kavka/metadata';
import type { Partition } from '../partition/partition.ts';
import type { LeadershipListener } from '../partition/partitions.ts';
import { CONSUMER_OFFSETS_TOPIC } from '../topic/internal-topics.ts';

/** Hands the groups of an offsets partition to this node's coordinator when the partition is led here, and takes them away again. */
export class GroupLeadership implements LeadershipListener {
  readonly #groups: GroupCoordinator;
  readonly #logger: Logger;

  constructor(groups: GroupCoordinator, logger: Logger) {
    this.#groups = groups;
    this.#logger = logger;
  }

  leading(partition: Partition): void {
    if (partition.topic !== CONSUMER_OFFSETS_TOPIC) return;
    this.#groups.load(partition.index, partition.leaderEpoch).catch((error: unknown) => {
      this.#logger.error('Groups could not be loaded', { partition: partition.index }, error);
    });
  }

  notLeading(topic: string, index: number): void {
    if (topic === CONSUMER_OFFSETS_TOPIC) this.#groups.unload(index);
  }

  apply(delta: MetadataDelta): void {
    const deleted = [...delta.topicsDeleted.values()].map(({ name, id }) => ({ name, id }));
    const changed = changedTopics(delta);
    if (deleted.length === 0 && changed.size === 0) return;
    this.#groups.onTopicsChanged({
      changed: [...changed],
      areSomeNew: delta.topicsCreated.size > 0,
      deleted,
    });
  }
}

/** Topics that are new, or whose partitions are others or elsewhere; who leads them makes no difference to groups. */
function changedTopics(delta: MetadataDelta): Set<string> {
  const names = new Set<string>();
  for (const { topic, before, after } of delta.partitionsChanged)
    if (before?.replicas.join() !== after.replicas.join()) names.add(topic.name);
  return names;
}
