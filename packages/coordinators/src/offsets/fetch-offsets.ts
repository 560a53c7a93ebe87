import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  OffsetFetchResponseGroup,
  OffsetFetchResponsePartitions,
  OffsetFetchResponseTopics,
} from '@kavka/protocol/messages/09-offset-fetch';
import { type CommittedOffset, NO_LEADER_EPOCH } from './committed-offset.ts';
import type { OffsetStore } from './offset-store.ts';
import type { PendingOffsets } from './pending-offsets.ts';

const NO_OFFSET = -1n;

type FetchedPartition = Init<OffsetFetchResponsePartitions>;

export interface OffsetsOfShard {
  readonly store: OffsetStore;
  readonly pending: PendingOffsets;
}

/** The partitions of one topic that are asked for; without a name where its id is not known. */
export interface TopicQuery {
  readonly name: string | null;
  readonly topicId: Uuid;
  readonly partitionIndexes: readonly number[];
}

/** Which of a group's offsets are asked for: those of the named topics, or all (null). */
export interface OffsetQuery {
  readonly groupId: string;
  /** Null with a negative epoch: nobody in particular asks. */
  readonly memberId: string | null;
  readonly memberEpoch: number;
  readonly topics: readonly TopicQuery[] | null;
  /** Rather an error than an offset that a transaction is about to replace. */
  readonly requireStable: boolean;
}

/** What the log has for a group; a group that is not there has no offsets. */
export function fetchOffsets(
  query: OffsetQuery,
  { store, pending }: OffsetsOfShard,
): Init<OffsetFetchResponseGroup> {
  const { groupId, topics, requireStable } = query;
  const isUnstable = (topic: string, partition: number) =>
    requireStable && pending.has(groupId, { topic, partition });
  if (topics === null) return { groupId, topics: allTopics(groupId, store, isUnstable) };
  return {
    groupId,
    topics: topics.map(({ name, topicId, partitionIndexes }) => ({
      name: name ?? '',
      topicId,
      partitions: partitionIndexes.map((partition) => {
        if (name === null) return missing(partition, ErrorCode.UNKNOWN_TOPIC_ID);
        if (isUnstable(name, partition)) return missing(partition, ErrorCode.UNSTABLE_OFFSET_COMMIT);
        const value = store.committed(groupId, name, partition);
        return fetched(partition, value !== null && isOfTopic(value, topicId) ? value : null);
      }),
    })),
  };
}

function allTopics(
  groupId: string,
  store: OffsetStore,
  isUnstable: (topic: string, partition: number) => boolean,
): Init<OffsetFetchResponseTopics>[] {
  const topics: Init<OffsetFetchResponseTopics>[] = [];
  for (const [name, offsets] of store.committedOf(groupId)) {
    const partitions = offsets.map(([partition, offset]) =>
      isUnstable(name, partition)
        ? missing(partition, ErrorCode.UNSTABLE_OFFSET_COMMIT)
        : fetched(partition, offset),
    );
    topics.push({ name, partitions });
  }
  return topics;
}

/** An offset of an earlier topic of the same name does not count, where both ids are known. */
function isOfTopic(value: CommittedOffset, topicId: Uuid): boolean {
  return topicId === ZERO_UUID || value.topicId === ZERO_UUID || value.topicId === topicId;
}

function fetched(partitionIndex: number, value: CommittedOffset | null): FetchedPartition {
  if (value === null) return missing(partitionIndex, ErrorCode.NONE);
  return {
    partitionIndex,
    committedOffset: value.offset,
    committedLeaderEpoch: value.leaderEpoch,
    metadata: value.metadata,
    errorCode: ErrorCode.NONE,
  };
}

function missing(partitionIndex: number, errorCode: number): FetchedPartition {
  return {
    partitionIndex,
    committedOffset: NO_OFFSET,
    committedLeaderEpoch: NO_LEADER_EPOCH,
    metadata: '',
    errorCode,
  };
}
