import type { Uuid } from '@kavka/base';

/** One record of `__consumer_offsets`: Kafka's bytes, a null value is a tombstone. */
export interface CoordinatorRecord {
  readonly key: Buffer;
  readonly value: Buffer | null;
}

/** A batch of the log as a coordinator reads it back. */
export interface LogBatch {
  /** Where the next batch begins to be read. */
  readonly nextOffset: number;
  readonly isTransactional: boolean;
  /** The records of a control batch are markers of transactions, not records of a coordinator. */
  readonly isControl: boolean;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly records: readonly LogRecord[];
}

export interface LogRecord {
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** The transaction of a producer that records are written in: they count when its marker says so. */
export interface TransactionStamp {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  /** What the log gave when the transaction was about to be verified, for the log to judge; null for none. */
  readonly guard: object | null;
}

/** Ends a producer's transaction in one partition of the log. */
export interface EndMarker {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  /** Of the transaction coordinator. */
  readonly coordinatorEpoch: number;
  readonly isCommit: boolean;
  /** Of the transaction protocol that the transaction ended by. */
  readonly transactionVersion: number;
}

/** The log of one kind of coordinator, such as `__consumer_offsets`, as partitions that this node may lead. */
export interface CoordinatorLog {
  /**
   * Appends the records as one batch, in order, and resolves with its first offset when it is committed (the high watermark has passed
   * it). Rejects with a
   * `LogAppendError` when the batch is not in the log and never will be (NOT_ENOUGH_REPLICAS_AFTER_APPEND is taken as committed), or this
   * node leads the log no more. A coordinator has one append per partition under way.
   */
  append(
    partition: number,
    records: readonly CoordinatorRecord[],
    transaction?: TransactionStamp,
  ): Promise<number>;
  /** As `append`, of a control batch. */
  appendMarker(partition: number, marker: EndMarker): Promise<number>;
  /** Whole batches from `fromOffset` (0: the start of the log) on, a bounded part of the log; none at the log end. */
  read(partition: number, fromOffset: number): Promise<readonly LogBatch[]>;
}

/** Why a batch is not in the log; `code` is one of Kafka's error codes. */
export class LogAppendError extends Error {
  override readonly name = 'LogAppendError';
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a coordinator needs to know of the cluster's topics. */
export interface MetadataView {
  topicName(id: Uuid): string | undefined;
  topicId(name: string): Uuid | undefined;
  /** Undefined where there is no such topic. */
  partitionCount(topic: string): number | undefined;
  /** The racks of the brokers that hold a partition; brokers without a rack are left out. */
  racksOfPartition(topic: string, partition: number): readonly string[];
  topicNames(): Iterable<string>;
  /** The offset of the last change of the metadata. */
  readonly version: number;
}
