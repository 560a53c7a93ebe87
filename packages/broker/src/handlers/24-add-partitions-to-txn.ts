import {
  EPOCH_BUMP_VERSION,
  eachPartition,
  FIRST_TRANSACTION_VERSION,
  type PartitionsRequest,
  partitionSet,
} from '@kavka/coordinators';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  type AddPartitionsToTxnRequest,
  type AddPartitionsToTxnRequestAddPartitionsToTxnTransaction,
  type AddPartitionsToTxnResponse,
  type AddPartitionsToTxnResponseAddPartitionsToTxnResult,
  type AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult,
  decodeAddPartitionsToTxnRequest,
  encodeAddPartitionsToTxnResponse,
} from '@kavka/protocol/messages/24-add-partitions-to-txn';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { fencedForOlder } from '../transactions/fenced-for-older.ts';
import type { CheckedPartition } from '../transactions/transaction-checks.ts';

const FIRST_VERSION_WITH_FENCING = 2;
/** From here on other brokers ask, for several transactions at once. */
const FIRST_VERSION_OF_BROKERS = 4;

type Transaction = Omit<AddPartitionsToTxnRequestAddPartitionsToTxnTransaction, 'unknownTaggedFields'>;

export const addPartitionsToTxn = defineHandler<AddPartitionsToTxnRequest, AddPartitionsToTxnResponse>({
  apiKey: ApiKey.AddPartitionsToTxn,
  decode: decodeAddPartitionsToTxnRequest,
  encode: encodeAddPartitionsToTxnResponse,
  async handle(request, context) {
    if (context.apiVersion < FIRST_VERSION_OF_BROKERS) {
      const { topicResults } = await resultOf(ofClient(request), context);
      return { resultsByTopicV3AndBelow: topicResults };
    }
    const results = request.transactions.map((transaction) => resultOf(transaction, context));
    return { resultsByTransaction: await Promise.all(results) };
  },
});

function ofClient(request: AddPartitionsToTxnRequest): Transaction {
  return {
    transactionalId: request.v3AndBelowTransactionalId,
    producerId: request.v3AndBelowProducerId,
    producerEpoch: request.v3AndBelowProducerEpoch,
    verifyOnly: false,
    topics: request.v3AndBelowTopics,
  };
}

async function resultOf(
  transaction: Transaction,
  context: RequestContext,
): Promise<Init<AddPartitionsToTxnResponseAddPartitionsToTxnResult>> {
  const { transactionalId, producerId, producerEpoch, verifyOnly } = transaction;
  const partitions = partitionSet(transaction.topics.map((topic) => [topic.name, topic.partitions]));
  const places = [...eachPartition(partitions)];
  const { topics } = context.broker.image;
  const isThere = places.map(({ topic, partition }) => topics.partition(topic, partition) !== undefined);
  if (isThere.includes(false)) {
    const results = places.map((place, at) => ({
      ...place,
      errorCode: isThere[at] ? ErrorCode.OPERATION_NOT_ATTEMPTED : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    }));
    return { transactionalId, topicResults: byTopic(results) };
  }
  const request = { transactionalId, producerId, producerEpoch, partitions };
  const results = verifyOnly
    ? context.broker.transactions.verifyPartitions(request)
    : await added(request, places, context);
  return { transactionalId, topicResults: byTopic(results) };
}

async function added(
  request: PartitionsRequest,
  places: readonly { readonly topic: string; readonly partition: number }[],
  { broker, apiVersion }: RequestContext,
): Promise<CheckedPartition[]> {
  // A broker waits for itself.
  const result =
    apiVersion < FIRST_VERSION_OF_BROKERS
      ? await broker.transactionChecks.addPatiently(request, FIRST_TRANSACTION_VERSION)
      : await broker.transactions.addPartitions(request, EPOCH_BUMP_VERSION);
  const errorCode = fencedForOlder(result, apiVersion >= FIRST_VERSION_WITH_FENCING);
  return places.map((place) => ({ ...place, errorCode }));
}

function byTopic(
  results: readonly CheckedPartition[],
): Init<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>[] {
  const topics = Map.groupBy(results, ({ topic }) => topic);
  return Array.from(topics, ([name, partitions]) => ({
    name,
    resultsByPartition: partitions.map(({ partition, errorCode }) => ({
      partitionIndex: partition,
      partitionErrorCode: errorCode,
    })),
  }));
}
