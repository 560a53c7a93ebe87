import type { PartitionSet } from './partition-set.ts';

/** Ends a transaction in the partitions that it wrote to. */
export interface TransactionMarker {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  /** The leader epoch of the coordinator's partition: a later coordinator fences an earlier one. */
  readonly coordinatorEpoch: number;
  readonly isCommit: boolean;
  /** Of the transaction protocol that the transaction ended by. */
  readonly transactionVersion: number;
  readonly partitions: PartitionSet;
}

/** What became of a marker in one partition. */
export interface MarkerResult {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
}

/** The way to the leaders of partitions. */
export interface MarkerDelivery {
  /** Writes the marker in each of its partitions. Partitions that are no more count as written. Never rejects. */
  deliver(marker: TransactionMarker): Promise<readonly MarkerResult[]>;
}

/** Producer ids that are never given twice. */
export interface ProducerIdSource {
  /** Undefined while none is at hand: `refill` gets more. */
  take(): bigint | undefined;
  /** Resolves when there are some, or when it turned out that there are none to have. */
  refill(): Promise<void>;
}
