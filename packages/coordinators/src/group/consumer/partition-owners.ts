import type { Uuid } from '@kavka/base';
import { getOrInsert } from '../../get-or-insert.ts';
import type { ConsumerMember, OwnedPartitions } from './consumer-member.ts';

/** The epochs of the members that own partitions, or are still giving them up: nobody else gets such a partition. */
export class PartitionOwners {
  readonly #epochs = new Map<Uuid, Map<number, number>>();

  isOwned(topicId: Uuid, partition: number): boolean {
    return this.#epochs.get(topicId)?.has(partition) ?? false;
  }

  add({ memberEpoch, assignedPartitions, partitionsPendingRevocation }: ConsumerMember): void {
    this.#add(assignedPartitions, memberEpoch);
    this.#add(partitionsPendingRevocation, memberEpoch);
  }

  remove({ memberEpoch, assignedPartitions, partitionsPendingRevocation }: ConsumerMember): void {
    this.#remove(assignedPartitions, memberEpoch);
    this.#remove(partitionsPendingRevocation, memberEpoch);
  }

  #add(owned: OwnedPartitions, epoch: number): void {
    for (const [topicId, partitions] of owned) {
      const epochs = getOrInsert(this.#epochs, topicId, () => new Map<number, number>());
      for (const partition of partitions.keys()) epochs.set(partition, epoch);
    }
  }

  /** In a log that was compacted, a partition may have gone to another member before the record of this one comes. */
  #remove(owned: OwnedPartitions, epoch: number): void {
    for (const [topicId, partitions] of owned) {
      const epochs = this.#epochs.get(topicId);
      if (epochs === undefined) continue;
      for (const partition of partitions.keys()) {
        if (epochs.get(partition) === epoch) epochs.delete(partition);
      }
      if (epochs.size === 0) this.#epochs.delete(topicId);
    }
  }
}
