import { ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  OffsetDeleteRequest,
  OffsetDeleteResponseTopic,
} from '@kavka/protocol/messages/47-offset-delete';
import type { Group } from '../group/group-registry.ts';
import type { DeletedTopic } from '../group-coordinator.ts';
import type { MetadataView } from '../ports.ts';
import type { OffsetRecord } from '../records/group-record.ts';
import type { OffsetsOfShard } from './fetch-offsets.ts';
import type { OffsetPlace } from './offset-store.ts';

/** Forgets an offset. */
export function offsetTombstone(groupId: string, { topic, partition }: OffsetPlace): OffsetRecord {
  return { type: 'offset', groupId, topic, partition, value: null };
}

/** Forgets all offsets of a group, those that are pending in transactions as well. */
export function tombstonesOfGroup(groupId: string, { store, pending }: OffsetsOfShard): OffsetRecord[] {
  const records = [...store.latestOf(groupId)].map((place) => offsetTombstone(groupId, place));
  for (const place of pending.placesOf(groupId)) {
    if (store.latest(groupId, place.topic, place.partition) === null)
      records.push(offsetTombstone(groupId, place));
  }
  return records;
}

/** Forgets the offsets of topics that are no more, in all groups; not those of a later topic of the same name. */
export function tombstonesOfTopics(
  topics: readonly DeletedTopic[],
  { store, pending }: OffsetsOfShard,
): OffsetRecord[] {
  const records: OffsetRecord[] = [];
  for (const { name: topic, id } of topics) {
    const isOfTopic = (groupId: string, partition: number): boolean => {
      const topicId = store.latest(groupId, topic, partition)?.topicId;
      return topicId === ZERO_UUID || topicId === id;
    };
    for (const [groupId, partitions] of store.groupsOf(topic)) {
      for (const partition of partitions)
        if (isOfTopic(groupId, partition)) records.push(offsetTombstone(groupId, { topic, partition }));
    }
    for (const [groupId, place] of pending.placesIn(topic)) {
      if (!isOfTopic(groupId, place.partition)) records.push(offsetTombstone(groupId, place));
    }
  }
  return records;
}

/** The error for a whole request to delete offsets; NONE where each topic is judged by itself. */
export function offsetDeleteError(group: Group | undefined): number {
  return group?.offsetDeleteError() ?? ErrorCode.GROUP_ID_NOT_FOUND;
}

/** Offsets of topics that the group reads are refused; that a partition has none is no error. */
export function deleteOffsets(
  request: OffsetDeleteRequest,
  group: Group | undefined,
  offsets: OffsetsOfShard,
  metadata: MetadataView,
): { readonly records: OffsetRecord[]; readonly topics: Init<OffsetDeleteResponseTopic>[] } {
  const { groupId } = request;
  const records: OffsetRecord[] = [];
  const topics = request.topics.map(({ name: topic, partitions }) => {
    const partitionCount = metadata.partitionCount(topic) ?? 0;
    const isRead = group?.isSubscribedTo(topic) ?? false;
    return {
      name: topic,
      partitions: partitions.map(({ partitionIndex: partition }) => {
        if (partition < 0 || partition >= partitionCount)
          return { partitionIndex: partition, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
        if (isRead) return { partitionIndex: partition, errorCode: ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC };
        const place = { topic, partition };
        const isStored = offsets.store.latest(groupId, topic, partition) !== null;
        if (isStored || offsets.pending.has(groupId, place)) records.push(offsetTombstone(groupId, place));
        return { partitionIndex: partition, errorCode: ErrorCode.NONE };
      }),
    };
  });
  return { records, topics };
}
