import type { Clock, Logger, Uuid } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type {
  InitializeShareGroupStateRequest,
  InitializeShareGroupStateResponse,
} from '@kavka/protocol/messages/83-initialize-share-group-state';
import type {
  ReadShareGroupStateRequest,
  ReadShareGroupStateResponse,
} from '@kavka/protocol/messages/84-read-share-group-state';
import type {
  WriteShareGroupStateRequest,
  WriteShareGroupStateResponse,
} from '@kavka/protocol/messages/85-write-share-group-state';
import type {
  DeleteShareGroupStateRequest,
  DeleteShareGroupStateResponse,
} from '@kavka/protocol/messages/86-delete-share-group-state';
import type {
  ReadShareGroupStateSummaryRequest,
  ReadShareGroupStateSummaryResponse,
} from '@kavka/protocol/messages/87-read-share-group-state-summary';
import type { CoordinatorLog, MetadataView } from '../ports.ts';
import type { ShareCoordinatorConfig } from './share-coordinator-config.ts';
import type { SharePartitionKey } from './share-partition-key.ts';

/**
 * What share groups have done with partitions, for those `__share_group_state` partitions that this node leads. A request is answered with
 * Kafka's error codes; no method rejects.
 */
export interface ShareCoordinator {
  initializeState(
    request: InitializeShareGroupStateRequest,
  ): Promise<Init<InitializeShareGroupStateResponse>>;
  readState(request: ReadShareGroupStateRequest): Promise<Init<ReadShareGroupStateResponse>>;
  writeState(request: WriteShareGroupStateRequest): Promise<Init<WriteShareGroupStateResponse>>;
  deleteState(request: DeleteShareGroupStateRequest): Promise<Init<DeleteShareGroupStateResponse>>;
  readStateSummary(
    request: ReadShareGroupStateSummaryRequest,
  ): Promise<Init<ReadShareGroupStateSummaryResponse>>;

  /** The partition of `__share_group_state` that holds a share partition's state. */
  partitionFor(key: SharePartitionKey): number;
  /** This node leads the partition now: reads its log; until it is read, requests get COORDINATOR_LOAD_IN_PROGRESS. */
  load(partition: number, leaderEpoch: number): Promise<void>;
  /** This node leads the partition no more: who asks gets NOT_COORDINATOR. */
  unload(partition: number): void;
  /** Forgets the states of topics that are no more. */
  onTopicsDeleted(topicIds: readonly Uuid[]): void;
  /** Unloads all; requests get COORDINATOR_NOT_AVAILABLE from now on. */
  close(): void;
}

/** What the share coordinator needs to know of the cluster's topics. */
export type ShareTopics = Pick<MetadataView, 'topicName' | 'partitionCount'>;

/** The log of the share coordinator, whose old records can go. */
export interface ShareStateLog extends CoordinatorLog {
  /** Deletes the records before the offset. */
  deleteBefore(partition: number, offset: number): void;
}

export interface ShareCoordinatorOptions {
  readonly log: ShareStateLog;
  readonly metadata: ShareTopics;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: ShareCoordinatorConfig;
}
