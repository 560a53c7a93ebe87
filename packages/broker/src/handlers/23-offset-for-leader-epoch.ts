import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  decodeOffsetForLeaderEpochRequest,
  encodeOffsetForLeaderEpochResponse,
  type OffsetForLeaderEpochRequest,
  type OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  type OffsetForLeaderEpochResponse,
  type OffsetForLeaderEpochResponseEpochEndOffset,
} from '@kavka/protocol/messages/23-offset-for-leader-epoch';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';

export const offsetForLeaderEpoch = defineHandler<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse>({
  apiKey: ApiKey.OffsetForLeaderEpoch,
  decode: decodeOffsetForLeaderEpochRequest,
  encode: encodeOffsetForLeaderEpochResponse,
  handle: (request, context) => ({
    topics: request.topics.map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.map((partition) => answerOf(topic, partition, context)),
    })),
  }),
});

function answerOf(
  topic: string,
  wanted: OffsetForLeaderEpochRequestOffsetForLeaderPartition,
  context: RequestContext,
): Init<OffsetForLeaderEpochResponseEpochEndOffset> {
  const partition = context.broker.partitions.find(topic, wanted.partition);
  const errorCode =
    typeof partition === 'number' ? partition : partition.leaderError(wanted.currentLeaderEpoch);
  if (typeof partition === 'number' || errorCode !== 0) {
    return { errorCode, partition: wanted.partition, leaderEpoch: -1, endOffset: -1n };
  }
  const { epoch, endOffset } = partition.log.endOffsetForEpoch(wanted.leaderEpoch);
  return {
    errorCode: ErrorCode.NONE,
    partition: wanted.partition,
    leaderEpoch: epoch,
    endOffset: BigInt(endOffset),
  };
}
