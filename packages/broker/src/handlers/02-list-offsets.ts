import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  decodeListOffsetsRequest,
  encodeListOffsetsResponse,
  type ListOffsetsRequest,
  type ListOffsetsRequestListOffsetsPartition,
  type ListOffsetsResponse,
  type ListOffsetsResponseListOffsetsPartitionResponse,
} from '@kavka/protocol/messages/02-list-offsets';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { type FoundOffset, findOffset, firstVersionOf } from '../partition/offset-lookup.ts';

type PartitionAnswer = Init<ListOffsetsResponseListOffsetsPartitionResponse>;

const FIRST_VERSION_WITH_EPOCHS = 4;
const NOT_FOUND: FoundOffset = { offset: -1, timestamp: -1n, leaderEpoch: -1 };

export const listOffsets = defineHandler<ListOffsetsRequest, ListOffsetsResponse>({
  apiKey: ApiKey.ListOffsets,
  decode: decodeListOffsetsRequest,
  encode: encodeListOffsetsResponse,
  async handle(request, context) {
    const duplicates = duplicatedPartitions(request);
    const topics = request.topics.map(async (topic) => ({
      name: topic.name,
      partitions: await Promise.all(
        distinct(topic.partitions).map((partition) =>
          duplicates.has(`${topic.name}-${partition.partitionIndex}`)
            ? refused(partition.partitionIndex, ErrorCode.INVALID_REQUEST)
            : answerOf(topic.name, partition, request, context),
        ),
      ),
    }));
    return { topics: await Promise.all(topics) };
  },
});

function distinct(
  partitions: readonly ListOffsetsRequestListOffsetsPartition[],
): ListOffsetsRequestListOffsetsPartition[] {
  return [...new Map(partitions.map((partition) => [partition.partitionIndex, partition])).values()];
}

function duplicatedPartitions(request: ListOffsetsRequest): Set<string> {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const topic of request.topics) {
    for (const { partitionIndex } of topic.partitions) {
      const key = `${topic.name}-${partitionIndex}`;
      if (seen.has(key)) duplicates.add(key);
      seen.add(key);
    }
  }
  return duplicates;
}

async function answerOf(
  topic: string,
  wanted: ListOffsetsRequestListOffsetsPartition,
  request: ListOffsetsRequest,
  context: RequestContext,
): Promise<PartitionAnswer> {
  const { partitionIndex, timestamp } = wanted;
  const partition = context.broker.partitions.find(topic, partitionIndex);
  if (typeof partition === 'number') return refused(partitionIndex, partition);
  if (context.apiVersion < firstVersionOf(timestamp))
    return refused(partitionIndex, ErrorCode.UNSUPPORTED_VERSION);
  const errorCode = partition.leaderError(wanted.currentLeaderEpoch);
  if (errorCode !== 0) return refused(partitionIndex, errorCode);
  const found =
    (await findOffset(partition, timestamp, request.isolationLevel, request.replicaId)) ?? NOT_FOUND;
  return {
    partitionIndex,
    errorCode: 0,
    timestamp: found.timestamp,
    offset: BigInt(found.offset),
    ...(context.apiVersion >= FIRST_VERSION_WITH_EPOCHS && { leaderEpoch: found.leaderEpoch }),
  };
}

function refused(partitionIndex: number, errorCode: number): PartitionAnswer {
  return { partitionIndex, errorCode, timestamp: -1n, offset: -1n };
}
