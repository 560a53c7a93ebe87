import { ApiKey, ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import {
  type DescribeProducersRequest,
  type DescribeProducersResponse,
  type DescribeProducersResponsePartitionResponse,
  decodeDescribeProducersRequest,
  encodeDescribeProducersResponse,
} from '@kavka/protocol/messages/61-describe-producers';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { isValidTopicName } from '../topic/topic-creation.ts';

export const describeProducers = defineHandler<DescribeProducersRequest, DescribeProducersResponse>({
  apiKey: ApiKey.DescribeProducers,
  decode: decodeDescribeProducersRequest,
  encode: encodeDescribeProducersResponse,
  handle: (request, context) => ({
    topics: request.topics.map(({ name, partitionIndexes }) => ({
      name,
      partitions: partitionIndexes.map((index) => describe(name, index, context)),
    })),
  }),
});

function describe(
  topic: string,
  partitionIndex: number,
  context: RequestContext,
): Init<DescribeProducersResponsePartitionResponse> {
  if (!isValidTopicName(topic)) {
    const errorCode = ErrorCode.INVALID_TOPIC_EXCEPTION;
    return { partitionIndex, errorCode, errorMessage: errorInfo(errorCode).message, activeProducers: [] };
  }
  const partition = context.broker.partitions.find(topic, partitionIndex);
  const errorCode = typeof partition === 'number' ? partition : partition.leaderError(-1);
  // As in Kafka, only a topic that is not there is worth a sentence.
  const isTopicKnown = context.broker.image.topics.byName(topic) !== undefined;
  const errorMessage = isTopicKnown ? null : errorInfo(errorCode).message;
  if (typeof partition === 'number' || errorCode !== 0)
    return { partitionIndex, errorCode, errorMessage, activeProducers: [] };
  return {
    partitionIndex,
    errorCode: 0,
    activeProducers: partition.log.activeProducers().map((producer) => ({
      producerId: producer.producerId,
      producerEpoch: producer.producerEpoch,
      lastSequence: producer.lastSequence,
      lastTimestamp: producer.lastTimestamp,
      coordinatorEpoch: producer.coordinatorEpoch,
      currentTxnStartOffset: BigInt(producer.transactionFirstOffset),
    })),
  };
}
