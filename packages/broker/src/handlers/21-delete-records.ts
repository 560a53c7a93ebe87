import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  type DeleteRecordsRequest,
  type DeleteRecordsResponse,
  type DeleteRecordsResponseDeleteRecordsPartitionResult,
  decodeDeleteRecordsRequest,
  encodeDeleteRecordsResponse,
} from '@kavka/protocol/messages/21-delete-records';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import type { Partition } from '../partition/partition.ts';

const TO_HIGH_WATERMARK = -1;

type PartitionAnswer = Init<DeleteRecordsResponseDeleteRecordsPartitionResult>;

export const deleteRecords = defineHandler<DeleteRecordsRequest, DeleteRecordsResponse>({
  apiKey: ApiKey.DeleteRecords,
  decode: decodeDeleteRecordsRequest,
  encode: encodeDeleteRecordsResponse,
  handle: (request, context) => ({
    topics: request.topics.map((topic) => ({
      name: topic.name,
      partitions: topic.partitions.map(({ partitionIndex, offset }) =>
        deleteBefore(topic.name, partitionIndex, offset, context),
      ),
    })),
  }),
});

function deleteBefore(
  topic: string,
  partitionIndex: number,
  offset: bigint,
  context: RequestContext,
): PartitionAnswer {
  const { broker } = context;
  if (broker.isInternalTopic(topic)) return refused(partitionIndex, ErrorCode.INVALID_TOPIC_EXCEPTION);
  const partition = broker.partitions.find(topic, partitionIndex);
  if (typeof partition === 'number') return refused(partitionIndex, partition);
  const target = Number(offset) === TO_HIGH_WATERMARK ? partition.highWatermark : Number(offset);
  const errorCode = partition.leaderError(-1) || errorOf(partition, target);
  if (errorCode !== 0) return refused(partitionIndex, errorCode);
  partition.log.deleteRecordsBefore(target);
  return { partitionIndex, lowWatermark: BigInt(partition.log.logStartOffset), errorCode: 0 };
}

function errorOf(partition: Partition, target: number): number {
  const { cleanupPolicy } = partition.log.config;
  if (cleanupPolicy.includes('compact') && !cleanupPolicy.includes('delete'))
    return ErrorCode.POLICY_VIOLATION;
  return target < 0 || target > partition.highWatermark ? ErrorCode.OFFSET_OUT_OF_RANGE : 0;
}

function refused(partitionIndex: number, errorCode: number): PartitionAnswer {
  return { partitionIndex, lowWatermark: -1n, errorCode };
}
