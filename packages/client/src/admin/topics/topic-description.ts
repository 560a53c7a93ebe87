import type { Uuid } from '@kavka/base';
import type { AclOperation } from '../security/acls.ts';

/** A topic with its partitions. */
export interface TopicDescription {
  readonly name: string;
  readonly topicId: Uuid;
  readonly isInternal: boolean;
  readonly partitions: readonly PartitionDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

/** One partition: its leader, replicas and in-sync replicas. */
export interface PartitionDescription {
  readonly partition: number;
  /** Broker ids; -1 for a leader that is not there. */
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
  /** Replicas outside the ISR that may still be elected without loss; null where the broker does not tell. */
  readonly eligibleLeaderReplicas: readonly number[] | null;
  readonly lastKnownElr: readonly number[] | null;
}
