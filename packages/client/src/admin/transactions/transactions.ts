import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeInitProducerIdResponse,
  encodeInitProducerIdRequest,
} from '@kavka/protocol/messages/22-init-producer-id';
import {
  decodeDescribeTransactionsResponse,
  encodeDescribeTransactionsRequest,
} from '@kavka/protocol/messages/65-describe-transactions';
import {
  decodeListTransactionsResponse,
  encodeListTransactionsRequest,
} from '@kavka/protocol/messages/66-list-transactions';
import { api } from '../../connection/index.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callBrokers, callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';

/** One transactional id, in short. */
export interface TransactionListing {
  readonly transactionalId: string;
  readonly producerId: bigint;
  /** `Ongoing`, `CompleteCommit` and so on. */
  readonly state: string;
}

/** A transactional id, and the broker that coordinates it. */
export interface ListedTransaction extends TransactionListing {
  readonly coordinatorId: number;
}

/** What the transaction of one id is about. */
export interface TransactionDescription extends TransactionListing {
  readonly producerEpoch: number;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch; -1 where none is open. */
  readonly startTimestamp: bigint;
  readonly partitions: readonly TopicPartition[];
}

export interface ListTransactionsOptions extends AdminCallOptions {
  readonly states?: readonly string[];
  readonly producerIds?: readonly bigint[];
  /** Open for longer than this. */
  readonly openForMs?: number;
  /** A regular expression of the broker (RE2) for the whole id; of Kafka 4.1 and later. */
  readonly transactionalIdPattern?: string;
}

const BY_ID = { type: 'transaction', nameOf: (transactionalId: string) => transactionalId } as const;
const INIT_PRODUCER_ID = api(
  ApiKey.InitProducerId,
  encodeInitProducerIdRequest,
  decodeInitProducerIdResponse,
);
const LIST = api(ApiKey.ListTransactions, encodeListTransactionsRequest, decodeListTransactionsResponse);
const DESCRIBE = api(
  ApiKey.DescribeTransactions,
  encodeDescribeTransactionsRequest,
  decodeDescribeTransactionsResponse,
);

/** The transactional ids of all coordinators. */
export async function listTransactions(
  admin: AdminContext,
  {
    states = [],
    producerIds = [],
    openForMs,
    transactionalIdPattern,
    ...options
  }: ListTransactionsOptions = {},
): Promise<ListedTransaction[]> {
  const filters = {
    stateFilters: [...states],
    producerIdFilters: [...producerIds],
    ...(openForMs !== undefined && { durationFilter: BigInt(openForMs) }),
    ...(transactionalIdPattern !== undefined && { transactionalIdPattern }),
  };
  const answers = await callBrokers(
    admin,
    { api: LIST, request: () => filters, error: (response) => response },
    options,
  );
  return answers.flatMap(({ nodeId: coordinatorId, response }) =>
    response.transactionStates.map(({ transactionalId, producerId, transactionState }) => ({
      transactionalId,
      coordinatorId,
      producerId,
      state: transactionState,
    })),
  );
}

export function describeTransactions(
  admin: AdminContext,
  transactionalIds: readonly string[],
  options?: AdminCallOptions,
): Promise<TransactionDescription[]> {
  return callForEach(
    admin,
    transactionalIds,
    {
      api: DESCRIBE,
      route: toCoordinators<string>('transaction', BY_ID.nameOf),
      coordinator: BY_ID,
      describe: (transactionalId) => `transactional id ${transactionalId}`,
      context: (transactionalId) => ({ transactionalId }),
      request: (some) => ({ transactionalIds: [...some] }),
      outcomes: ({ transactionStates }) =>
        new Map(
          transactionStates.map((state) => {
            const { transactionalId, errorCode, producerId, producerEpoch, topics } = state;
            const error = failure(errorCode, `transactional id ${transactionalId}`, { transactionalId });
            const described = {
              transactionalId,
              producerId,
              producerEpoch,
              state: state.transactionState,
              timeoutMs: state.transactionTimeoutMs,
              startTimestamp: state.transactionStartTimeMs,
              partitions: topics.flatMap(({ topic, partitions }) =>
                partitions.map((partition) => ({ topic, partition })),
              ),
            };
            return [transactionalId, error ?? described];
          }),
        ),
    },
    options,
  );
}

/** Ends whatever these producers have open, and shuts them out: their next request fails. */
export async function fenceProducers(
  admin: AdminContext,
  transactionalIds: readonly string[],
  options?: AdminCallOptions,
): Promise<void> {
  for (const transactionalId of transactionalIds) {
    await callForEach(
      admin,
      [transactionalId],
      {
        api: INIT_PRODUCER_ID,
        route: toCoordinators<string>('transaction', BY_ID.nameOf),
        coordinator: BY_ID,
        describe: (id) => `transactional id ${id}`,
        context: (id) => ({ transactionalId: id }),
        request: (_some, timeoutMs) => ({ transactionalId, transactionTimeoutMs: Math.ceil(timeoutMs) }),
        outcomes: ({ errorCode }, some) =>
          new Map(
            some.map((id) => [
              id,
              errorCode === ErrorCode.NONE
                ? null
                : (failure(errorCode, `transactional id ${id}`, { transactionalId: id }) ?? null),
            ]),
          ),
      },
      options,
    );
  }
}
