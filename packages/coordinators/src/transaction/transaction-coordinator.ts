import type { Clock, Logger } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type { InitProducerIdRequest } from '@kavka/protocol/messages/22-init-producer-id';
import type { DescribeTransactionsResponseTransactionState } from '@kavka/protocol/messages/65-describe-transactions';
import type {
  ListTransactionsRequest,
  ListTransactionsResponse,
} from '@kavka/protocol/messages/66-list-transactions';
import type { CoordinatorLog, MetadataView } from '../ports.ts';
import type { EndRequest, EndResult } from './end-transaction.ts';
import type { InitResult } from './init-producer-id.ts';
import type { TransactionCoordinatorConfig } from './transaction-coordinator-config.ts';
import type { PartitionsRequest } from './transaction-machine.ts';
import type { MarkerDelivery, MarkerResult, ProducerIdSource } from './transaction-ports.ts';

/**
 * The transactions of the `__transaction_state` partitions that this node leads. Answers hold Kafka's error codes, as newest clients know
 * them; no method rejects, and none judges permissions.
 */
export interface TransactionCoordinator {
  /** A producer without a transactional id gets an id that is its own alone. */
  initProducerId(request: InitProducerIdRequest): Promise<InitResult>;
  /** Error code. `clientVersion` is that of the transaction protocol the client speaks. */
  addPartitions(request: PartitionsRequest, clientVersion: number): Promise<number>;
  /** Whether partitions are in the open transaction: each with its error code. */
  verifyPartitions(request: PartitionsRequest): readonly MarkerResult[];
  end(request: EndRequest): Promise<EndResult>;
  describe(transactionalId: string): Init<DescribeTransactionsResponseTransactionState>;
  list(request: ListTransactionsRequest): Init<ListTransactionsResponse>;
  /** Resolves when no transition of the transactional id is under way here. */
  whenIdle(transactionalId: string): Promise<void>;

  /** The partition of `__transaction_state` that holds a transactional id: what FindCoordinator needs. */
  partitionFor(transactionalId: string): number;
  /** This node leads the partition now: reads its log; until it is read, requests get COORDINATOR_LOAD_IN_PROGRESS. */
  load(partition: number, leaderEpoch: number): Promise<void>;
  /** This node leads the partition no more: its clients get NOT_COORDINATOR. */
  unload(partition: number): void;
  /** Unloads all; requests get COORDINATOR_NOT_AVAILABLE from now on. */
  close(): void;
}

export interface TransactionCoordinatorOptions {
  readonly log: CoordinatorLog;
  readonly metadata: Pick<MetadataView, 'partitionCount'>;
  readonly markers: MarkerDelivery;
  readonly producerIds: ProducerIdSource;
  /** The cluster's `transaction.version`. */
  readonly transactionVersion: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: TransactionCoordinatorConfig;
}
