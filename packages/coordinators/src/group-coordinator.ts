import type { Clock, Logger, Random, Uuid } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type { OffsetCommitRequest, OffsetCommitResponse } from '@kavka/protocol/messages/08-offset-commit';
import type { OffsetFetchRequest, OffsetFetchResponse } from '@kavka/protocol/messages/09-offset-fetch';
import type { JoinGroupRequest, JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { HeartbeatRequest, HeartbeatResponse } from '@kavka/protocol/messages/12-heartbeat';
import type { LeaveGroupRequest, LeaveGroupResponse } from '@kavka/protocol/messages/13-leave-group';
import type { SyncGroupRequest, SyncGroupResponse } from '@kavka/protocol/messages/14-sync-group';
import type {
  DescribeGroupsRequest,
  DescribeGroupsResponse,
} from '@kavka/protocol/messages/15-describe-groups';
import type { ListGroupsRequest, ListGroupsResponse } from '@kavka/protocol/messages/16-list-groups';
import type {
  TxnOffsetCommitRequest,
  TxnOffsetCommitResponse,
} from '@kavka/protocol/messages/28-txn-offset-commit';
import type { DeleteGroupsRequest, DeleteGroupsResponse } from '@kavka/protocol/messages/42-delete-groups';
import type { OffsetDeleteRequest, OffsetDeleteResponse } from '@kavka/protocol/messages/47-offset-delete';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type {
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import type {
  ShareGroupHeartbeatRequest,
  ShareGroupHeartbeatResponse,
} from '@kavka/protocol/messages/76-share-group-heartbeat';
import type {
  ShareGroupDescribeRequest,
  ShareGroupDescribeResponse,
} from '@kavka/protocol/messages/77-share-group-describe';
import type { StreamsGroupHeartbeatRequest } from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type {
  StreamsGroupDescribeRequest,
  StreamsGroupDescribeResponse,
} from '@kavka/protocol/messages/89-streams-group-describe';
import type {
  DescribeShareGroupOffsetsRequest,
  DescribeShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/90-describe-share-group-offsets';
import type {
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/91-alter-share-group-offsets';
import type {
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/92-delete-share-group-offsets';
import type { StreamsHeartbeatResult } from './group/streams/heartbeat-result.ts';
import type { GroupCoordinatorConfig } from './group-coordinator-config.ts';
import type { GroupLevelConfig } from './group-level-config.ts';
import type { CoordinatorLog, EndMarker, MetadataView, TransactionStamp } from './ports.ts';
import type { LatestOffset, ShareStateStore } from './share-state/share-state-store.ts';

/** What the log of a partition gave before a transaction was verified, to judge the append by. */
export type TransactionGuard = Pick<TransactionStamp, 'guard'>;

/** Who asks, and in which version of the request. */
export interface RequestOrigin {
  /** The client id of the request header; empty where it is null. */
  readonly clientId: string;
  /** The client's address as Kafka stores it, such as `/127.0.0.1`. */
  readonly clientHost: string;
  readonly version: number;
}

/**
 * The groups of the `__consumer_offsets` partitions that this node leads, and their offsets. A request is answered with Kafka's error
 * codes; no method rejects. The describing methods leave `authorizedOperations` to the broker, and no method judges permissions.
 */
export interface GroupCoordinator {
  joinGroup(request: JoinGroupRequest, origin: RequestOrigin): Promise<Init<JoinGroupResponse>>;
  syncGroup(request: SyncGroupRequest, origin: RequestOrigin): Promise<Init<SyncGroupResponse>>;
  heartbeat(request: HeartbeatRequest, origin: RequestOrigin): Promise<Init<HeartbeatResponse>>;
  leaveGroup(request: LeaveGroupRequest, origin: RequestOrigin): Promise<Init<LeaveGroupResponse>>;
  describeGroups(
    request: DescribeGroupsRequest,
    origin: RequestOrigin,
  ): Promise<Init<DescribeGroupsResponse>>;
  listGroups(request: ListGroupsRequest, origin: RequestOrigin): Promise<Init<ListGroupsResponse>>;
  deleteGroups(request: DeleteGroupsRequest, origin: RequestOrigin): Promise<Init<DeleteGroupsResponse>>;
  consumerGroupHeartbeat(
    request: ConsumerGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Promise<Init<ConsumerGroupHeartbeatResponse>>;
  consumerGroupDescribe(
    request: ConsumerGroupDescribeRequest,
    origin: RequestOrigin,
  ): Promise<Init<ConsumerGroupDescribeResponse>>;
  streamsGroupHeartbeat(
    request: StreamsGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Promise<StreamsHeartbeatResult>;
  streamsGroupDescribe(request: StreamsGroupDescribeRequest): Promise<Init<StreamsGroupDescribeResponse>>;
  shareGroupHeartbeat(
    request: ShareGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Promise<Init<ShareGroupHeartbeatResponse>>;
  shareGroupDescribe(request: ShareGroupDescribeRequest): Promise<Init<ShareGroupDescribeResponse>>;
  describeShareGroupOffsets(
    request: DescribeShareGroupOffsetsRequest,
  ): Promise<Init<DescribeShareGroupOffsetsResponse>>;
  alterShareGroupOffsets(
    request: AlterShareGroupOffsetsRequest,
  ): Promise<Init<AlterShareGroupOffsetsResponse>>;
  deleteShareGroupOffsets(
    request: DeleteShareGroupOffsetsRequest,
  ): Promise<Init<DeleteShareGroupOffsetsResponse>>;
  offsetCommit(request: OffsetCommitRequest, origin: RequestOrigin): Promise<Init<OffsetCommitResponse>>;
  /** `verify` makes sure that the partition of the group is in the transaction; what it gives goes on to the log. */
  txnOffsetCommit(
    request: TxnOffsetCommitRequest,
    verify: (partition: number) => Promise<TransactionGuard | number>,
  ): Promise<Init<TxnOffsetCommitResponse>>;
  /** Ends a transaction in a partition of `__consumer_offsets`. Error code. */
  completeTransaction(partition: number, marker: EndMarker): Promise<number>;
  offsetFetch(request: OffsetFetchRequest, origin: RequestOrigin): Promise<Init<OffsetFetchResponse>>;
  offsetDelete(request: OffsetDeleteRequest, origin: RequestOrigin): Promise<Init<OffsetDeleteResponse>>;

  /** The partition of `__consumer_offsets` that holds a group: what FindCoordinator needs. */
  partitionFor(groupId: string): number;
  /** This node leads the partition now: reads its log; until it is read, requests get COORDINATOR_LOAD_IN_PROGRESS. */
  load(partition: number, leaderEpoch: number): Promise<void>;
  /** This node leads the partition no more: its clients get NOT_COORDINATOR. */
  unload(partition: number): void;
  /** The metadata has changed: groups look at their topics again, and offsets of topics that are no more are forgotten. */
  onTopicsChanged(changes: TopicChanges): void;
  /** Unloads all; requests get COORDINATOR_NOT_AVAILABLE from now on. */
  close(): void;
}

export interface TopicChanges {
  /** Names of new topics, and of topics with other partitions or replicas than before. */
  readonly changed: readonly string[];
  /** Some of them are new. */
  readonly areSomeNew: boolean;
  readonly deleted: readonly DeletedTopic[];
}

export interface DeletedTopic {
  readonly name: string;
  readonly id: Uuid;
}

export interface GroupCoordinatorOptions {
  /** Where share groups have their states. */
  readonly shareStates: ShareStateStore;
  readonly latestOffset: LatestOffset;
  readonly log: CoordinatorLog;
  readonly metadata: MetadataView;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly config: GroupCoordinatorConfig;
  /** What applies to a group now. */
  readonly groupConfig: (groupId: string) => GroupLevelConfig;
}
