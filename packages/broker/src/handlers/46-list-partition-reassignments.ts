import type { Topic } from '@kavka/metadata';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeListPartitionReassignmentsRequest,
  encodeListPartitionReassignmentsResponse,
  type ListPartitionReassignmentsRequest,
  type ListPartitionReassignmentsResponse,
} from '@kavka/protocol/messages/46-list-partition-reassignments';
import { defineHandler } from '../dispatch/handler.ts';

export const listPartitionReassignments = defineHandler<
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsResponse
>({
  apiKey: ApiKey.ListPartitionReassignments,
  decode: decodeListPartitionReassignmentsRequest,
  encode: encodeListPartitionReassignmentsResponse,
  handle({ topics }, context) {
    const { image } = context.broker;
    const asked =
      topics?.map(({ name, partitionIndexes }) => ({ topic: image.topics.byName(name), partitionIndexes })) ??
      image.topics.sorted().map((topic) => ({ topic, partitionIndexes: null }));
    const moving = asked.flatMap(({ topic, partitionIndexes }) => {
      const partitions = topic === undefined ? [] : movesOf(topic, partitionIndexes);
      return topic === undefined || partitions.length === 0 ? [] : [{ name: topic.name, partitions }];
    });
    return { errorCode: ErrorCode.NONE, errorMessage: null, topics: moving };
  },
});

/** Null: of all its partitions. */
function movesOf({ partitions }: Topic, indexes: readonly number[] | null) {
  return partitions
    .filter(({ index }) => indexes === null || indexes.includes(index))
    .filter((partition) => partition.addingReplicas.length > 0 || partition.removingReplicas.length > 0)
    .map(({ index, replicas, addingReplicas, removingReplicas }) => ({
      partitionIndex: index,
      replicas: [...replicas],
      addingReplicas: [...addingReplicas],
      removingReplicas: [...removingReplicas],
    }));
}
