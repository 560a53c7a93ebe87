import type { SharePartitionKey, StateBatch } from '@kavka/coordinators';

/** The share coordinator of a share partition, wherever it is. An error code is one of Kafka's; nothing rejects. */
export interface ShareStatePersister {
  /** A leader takes over; older ones are fenced. */
  read(key: SharePartitionKey, leaderEpoch: number): Promise<PersistedState | PersisterError>;
  /** Resolves when the change is committed. */
  write(key: SharePartitionKey, change: PersistedChange): Promise<PersisterError>;
}

export interface PersistedState {
  readonly errorCode: 0;
  readonly stateEpoch: number;
  /** -1: nothing was read yet. */
  readonly startOffset: number;
  readonly stateBatches: readonly StateBatch[];
}

export interface PersistedChange {
  readonly stateEpoch: number;
  readonly leaderEpoch: number;
  readonly startOffset: number;
  readonly deliveryCompleteCount: number;
  readonly stateBatches: readonly StateBatch[];
}

export interface PersisterError {
  readonly errorCode: number;
  readonly errorMessage: string | null;
}
