import { ApiKey } from '@kavka/protocol';
import {
  decodeWriteTxnMarkersResponse,
  encodeWriteTxnMarkersRequest,
} from '@kavka/protocol/messages/27-write-txn-markers';
import {
  decodeDescribeProducersResponse,
  encodeDescribeProducersRequest,
} from '@kavka/protocol/messages/61-describe-producers';
import { api } from '../../connection/index.ts';
import { byTopic, nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { byKey } from '../calls/partition-outcomes.ts';
import { toLeaders, toNode } from '../calls/routes.ts';

/** Producers that a partition remembers. */
export interface PartitionProducers extends TopicPartition {
  readonly producers: readonly ActiveProducer[];
}

export interface ActiveProducer {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly lastSequence: number;
  readonly lastTimestamp: bigint;
  /** -1 without a transaction. */
  readonly coordinatorEpoch: number;
  /** Of the first record of the open transaction; -1 where none is open. */
  readonly transactionStartOffset: number;
}

/** An open transaction in one partition, as `describeProducers` shows it. */
export interface HangingTransaction extends TopicPartition {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly coordinatorEpoch: number;
}

const DESCRIBE = api(
  ApiKey.DescribeProducers,
  encodeDescribeProducersRequest,
  decodeDescribeProducersResponse,
);
const WRITE_MARKERS = api(
  ApiKey.WriteTxnMarkers,
  encodeWriteTxnMarkersRequest,
  decodeWriteTxnMarkersResponse,
);

export interface DescribeProducersOptions extends AdminCallOptions {
  /** Asks this replica of all partitions, in the place of their leaders. */
  readonly brokerId?: number;
}

export function describeProducers(
  admin: AdminContext,
  partitions: readonly TopicPartition[],
  { brokerId, ...options }: DescribeProducersOptions = {},
): Promise<PartitionProducers[]> {
  return callForEach(
    admin,
    partitions,
    {
      api: DESCRIBE,
      route: brokerId === undefined ? toLeaders<TopicPartition> : toNode<TopicPartition>(() => brokerId),
      describe: nameOf,
      context: ({ topic, partition }) => ({ topic, partition }),
      request: (some) => ({
        topics: [...byTopic(some)].map(([name, partitionIndexes]) => ({ name, partitionIndexes })),
      }),
      outcomes: ({ topics }, some) =>
        byKey(
          some,
          topics.flatMap(({ name: topic, partitions: answers }) =>
            answers.map(({ partitionIndex: partition, errorCode, errorMessage, activeProducers }) => {
              const one = { topic, partition };
              const producers = activeProducers.map(({ currentTxnStartOffset, ...producer }) => ({
                producerId: producer.producerId,
                producerEpoch: producer.producerEpoch,
                lastSequence: producer.lastSequence,
                lastTimestamp: producer.lastTimestamp,
                coordinatorEpoch: producer.coordinatorEpoch,
                transactionStartOffset: Number(currentTxnStartOffset),
              }));
              return [
                one,
                failure(errorCode, nameOf(one), one, errorMessage) ?? { ...one, producers },
              ] as const;
            }),
          ),
        ),
    },
    options,
  );
}

/** Aborts a transaction that no coordinator ends any more, in one partition. */
export async function abortTransaction(
  admin: AdminContext,
  transaction: HangingTransaction,
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    [transaction],
    {
      api: WRITE_MARKERS,
      route: toLeaders<HangingTransaction>,
      describe: nameOf,
      context: ({ topic, partition }) => ({ topic, partition }),
      request: (some) => ({
        markers: some.map(({ topic, partition, producerId, producerEpoch, coordinatorEpoch }) => ({
          producerId,
          producerEpoch,
          coordinatorEpoch: Math.max(coordinatorEpoch, 0),
          transactionResult: false,
          topics: [{ name: topic, partitionIndexes: [partition] }],
        })),
      }),
      outcomes: ({ markers }, some) =>
        byKey(
          some,
          markers.flatMap(({ topics }) =>
            topics.flatMap(({ name: topic, partitions }) =>
              partitions.map(({ partitionIndex: partition, errorCode }) => {
                const one = { topic, partition };
                return [one, failure(errorCode, nameOf(one), one) ?? null] as const;
              }),
            ),
          ),
        ),
    },
    options,
  );
}
