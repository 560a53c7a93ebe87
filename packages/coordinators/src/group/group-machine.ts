import { type Clock, type Logger, type Random, ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  OffsetCommitRequest,
  OffsetCommitResponseTopic,
} from '@kavka/protocol/messages/08-offset-commit';
import type { OffsetFetchResponseGroup } from '@kavka/protocol/messages/09-offset-fetch';
import type { JoinGroupRequest } from '@kavka/protocol/messages/11-join-group';
import type { HeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import type { LeaveGroupResponseMemberResponse } from '@kavka/protocol/messages/13-leave-group';
import type { SyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import type { OffsetDeleteRequest, OffsetDeleteResponse } from '@kavka/protocol/messages/47-offset-delete';
import type { RequestOrigin, TopicChanges } from '../group-coordinator.ts';
import type { GroupCoordinatorConfig } from '../group-coordinator-config.ts';
import type { GroupLevelConfig } from '../group-level-config.ts';
import { allRefused, commitError, commitOffsets } from '../offsets/commit-offsets.ts';
import { consumerFetchError } from '../offsets/consumer-epochs.ts';
import { deleteOffsets, offsetDeleteError, tombstonesOfTopics } from '../offsets/delete-offsets.ts';
import { expireOffsets } from '../offsets/expire-offsets.ts';
import { fetchOffsets, type OffsetQuery, type OffsetsOfShard } from '../offsets/fetch-offsets.ts';
import { OffsetStore } from '../offsets/offset-store.ts';
import { PendingOffsets } from '../offsets/pending-offsets.ts';
import { streamsFetchError } from '../offsets/streams-epochs.ts';
import { transactionalCommitError } from '../offsets/transactional-commit.ts';
import type { CoordinatorRecord, EndMarker, LogBatch, MetadataView, TransactionStamp } from '../ports.ts';
import { encodeRecord } from '../records/encode-record.ts';
import type { GroupRecord } from '../records/group-record.ts';
import { Deadline } from '../runtime/deadline.ts';
import { type Answer, answer, nothing, type Outcome } from '../runtime/outcome.ts';
import type { Change, StateMachine } from '../runtime/state-machine.ts';
import type { ClassicContext } from './classic/classic-context.ts';
import type { JoinReply, SyncReply } from './classic/classic-member.ts';
import { heartbeat } from './classic/heartbeat.ts';
import { JoinGroup } from './classic/join-group.ts';
import { type Leaving, leaveGroup } from './classic/leave-group.ts';
import { Rebalance } from './classic/rebalance.ts';
import { joinError } from './classic/responses.ts';
import { SyncGroup } from './classic/sync-group.ts';
import { ConsumerGroups } from './consumer/consumer-groups.ts';
import { GroupRegistry } from './group-registry.ts';
import { groupTombstones } from './group-tombstones.ts';
import { MemberTimers } from './modern/member-timers.ts';
import { TopicHashes } from './modern/metadata-hash.ts';
import { replayBatch } from './replay-batch.ts';
import { ReplayedGroups } from './replayed-groups.ts';
import { ShareGroups } from './share/share-groups.ts';
import { ShareOffsets } from './share/share-offsets.ts';
import { StreamsGroups } from './streams/streams-groups.ts';

export interface GroupMachineOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly config: GroupCoordinatorConfig;
  readonly metadata: MetadataView;
  readonly groupConfig: (groupId: string) => GroupLevelConfig;
  /** Runs what a timer has to do as an event of the shard. */
  readonly run: (event: () => Outcome<GroupRecord>) => void;
}

/** The groups and offsets of one partition of `__consumer_offsets`: each method is one event. */
export class GroupMachine implements StateMachine<GroupRecord> {
  readonly groups = new GroupRegistry();
  readonly offsets: OffsetsOfShard;
  readonly #options: GroupMachineOptions;
  readonly #state: ReplayedGroups;
  readonly #rebalance: Rebalance;
  readonly #joinGroup: JoinGroup;
  readonly #syncGroup: SyncGroup;
  readonly #topicHashes: TopicHashes;
  readonly #timers: MemberTimers;
  readonly consumers: ConsumerGroups;
  readonly streams: StreamsGroups;
  readonly shares: ShareGroups;
  readonly shareOffsets: ShareOffsets;
  readonly #expiryCheck: Deadline;

  constructor(options: GroupMachineOptions) {
    const store = new OffsetStore();
    this.offsets = { store, pending: new PendingOffsets(store) };
    this.#options = options;
    this.#state = new ReplayedGroups(this.groups, this.offsets, options.clock);
    const context: ClassicContext = { ...options, groups: this.groups };
    this.#rebalance = new Rebalance(context);
    this.#joinGroup = new JoinGroup(context, this.#rebalance);
    this.#syncGroup = new SyncGroup(context, this.#rebalance);
    this.#topicHashes = new TopicHashes(options.metadata);
    this.#timers = new MemberTimers(options.clock);
    const modern = { ...options, groups: this.groups, timers: this.#timers, topicHashes: this.#topicHashes };
    this.consumers = new ConsumerGroups(modern, this.#rebalance);
    this.streams = new StreamsGroups(modern);
    this.shares = new ShareGroups(modern);
    this.shareOffsets = new ShareOffsets(modern);
    this.#expiryCheck = new Deadline(options.clock, () => options.run(() => this.#expire()));
  }

  encode(record: GroupRecord): CoordinatorRecord {
    return encodeRecord(record);
  }

  apply(record: GroupRecord, transaction?: TransactionStamp): Change {
    if (transaction === undefined) return this.#state.apply(record);
    return this.#state.applyInTransaction(record, transaction.producerId);
  }

  applyMarker({ producerId, isCommit }: EndMarker): Change {
    return this.offsets.pending.complete(producerId, isCommit);
  }

  replay(batch: LogBatch): void {
    replayBatch(batch, this.#state, this.#options.logger);
  }

  /** Members have a whole session to find the coordinator; groups that are larger than allowed since the last start rebalance. */
  loaded(): void {
    const { config, run } = this.#options;
    // Topics may have been created while no node led the groups.
    this.consumers.topicsCreated();
    for (const group of this.groups.all()) {
      if (group.kind === 'consumer') this.consumers.loaded(group);
      if (group.kind === 'streams') this.streams.loaded(group);
      if (group.kind === 'share') this.shares.loaded(group);
      if (group.kind !== 'classic') continue;
      for (const member of group.members.values()) this.#rebalance.extendSession(group, member);
      if (group.members.size > config.maxGroupSize) run(() => this.#rebalance.prepareOrComplete(group));
    }
    this.#expiryCheck.set(config.offsetsRetentionCheckIntervalMs);
  }

  unloaded(): void {
    this.#expiryCheck.cancel();
    this.#timers.close();
    for (const group of this.groups.all()) {
      if (group.kind === 'classic') this.#rebalance.abandon(group, ErrorCode.NOT_COORDINATOR);
      group.close();
    }
  }

  /** An empty group of another kind makes room for a classic one. */
  join(request: JoinGroupRequest, origin: RequestOrigin, reply: JoinReply): Outcome<GroupRecord> {
    const group = this.groups.get(request.groupId);
    if (group === undefined || group.kind === 'classic') return this.#joinGroup.join(request, origin, reply);
    if (group.kind === 'consumer' && !group.isEmpty)
      return this.consumers.join(group, request, origin, reply);
    if (!group.isEmpty) {
      reply(joinError(request.memberId, ErrorCode.INCONSISTENT_GROUP_PROTOCOL));
      return nothing();
    }
    const outcome = this.#joinGroup.join(request, origin, reply);
    if (outcome.records.length === 0) return outcome;
    return { ...outcome, records: [...group.tombstones(), ...outcome.records] };
  }

  sync(request: SyncGroupRequest, reply: SyncReply): Outcome<GroupRecord> {
    const group = this.groups.consumer(request.groupId);
    if (group !== undefined && !group.isEmpty) return this.consumers.sync(group, request, reply);
    return this.#syncGroup.sync(request, reply);
  }

  heartbeat(request: HeartbeatRequest): Answer<GroupRecord, number> {
    const group = this.groups.consumer(request.groupId);
    if (group !== undefined) return this.consumers.classicHeartbeat(group, request);
    return answer(heartbeat(this.groups.classic(request.groupId), request, this.#rebalance));
  }

  leave(
    groupId: string,
    members: readonly Leaving[],
  ): Answer<GroupRecord, Init<LeaveGroupResponseMemberResponse>[]> {
    const group = this.groups.consumer(groupId);
    if (group !== undefined) return this.consumers.leave(group, members);
    return leaveGroup(this.groups.classic(groupId), members, this.#rebalance);
  }

  /** The topics of the request have their names and ids. */
  commit(
    request: OffsetCommitRequest,
    version: number,
  ): Answer<GroupRecord, Init<OffsetCommitResponseTopic>[]> {
    const group = this.groups.get(request.groupId);
    const error = commitError(group, request, version, this.#rebalance);
    if (error !== ErrorCode.NONE) return answer(allRefused(request, error));
    const { clock, config } = this.#options;
    return commitOffsets(request, {
      nowMs: clock.now(),
      metadataMaxLength: config.offsetMetadataMaxBytes,
    });
  }

  /** As `commit`; the offsets count when the transaction is committed, and are of topics by name alone. */
  commitInTransaction(
    request: OffsetCommitRequest,
    transaction: TransactionStamp,
  ): Answer<GroupRecord, Init<OffsetCommitResponseTopic>[]> {
    const error = transactionalCommitError(this.groups.get(request.groupId), request);
    if (error !== ErrorCode.NONE) return answer(allRefused(request, error));
    const { clock, config } = this.#options;
    const limits = { nowMs: clock.now(), metadataMaxLength: config.offsetMetadataMaxBytes };
    const named = { ...request, topics: request.topics.map((topic) => ({ ...topic, topicId: ZERO_UUID })) };
    return { ...commitOffsets(named, limits), transaction };
  }

  fetch(query: OffsetQuery): Init<OffsetFetchResponseGroup> {
    const { groupId, memberId, memberEpoch } = query;
    const errorCode = this.#fetchError(groupId, memberId, memberEpoch);
    return errorCode === 0 ? fetchOffsets(query, this.offsets) : { groupId, errorCode };
  }

  #fetchError(groupId: string, memberId: string | null, memberEpoch: number): number {
    const group = this.groups.get(groupId);
    if (group?.kind === 'consumer') return consumerFetchError(group, memberId, memberEpoch);
    if (group?.kind === 'streams') return streamsFetchError(group, memberId, memberEpoch);
    return ErrorCode.NONE;
  }

  deleteOffsets(request: OffsetDeleteRequest): Answer<GroupRecord, Init<OffsetDeleteResponse>> {
    const group = this.groups.get(request.groupId);
    const errorCode = offsetDeleteError(group);
    if (errorCode !== ErrorCode.NONE) return answer({ errorCode });
    const { records, topics } = deleteOffsets(request, group, this.offsets, this.#options.metadata);
    return { records, response: { errorCode, topics } };
  }

  /** Error code: an empty group goes with all its offsets. */
  deleteGroup(groupId: string): Answer<GroupRecord, number> {
    const group = this.groups.get(groupId);
    if (group === undefined) return answer(ErrorCode.GROUP_ID_NOT_FOUND);
    if (!group.isEmpty) return answer(ErrorCode.NON_EMPTY_GROUP);
    return { records: groupTombstones(group, this.offsets), response: ErrorCode.NONE };
  }

  topicsChanged({ changed, areSomeNew, deleted }: TopicChanges): Outcome<GroupRecord> {
    if (areSomeNew) this.consumers.topicsCreated();
    const gone = deleted.map(({ name }) => name);
    for (const topic of [...changed, ...gone]) {
      this.#topicHashes.forget(topic);
      for (const group of this.groups.all()) if (group.dependsOn(topic)) group.requestMetadataRefresh();
    }
    const shares = this.shares.topicsDeleted(new Set(deleted.map(({ id }) => id)));
    return { records: [...tombstonesOfTopics(deleted, this.offsets), ...shares] };
  }

  #expire(): Outcome<GroupRecord> {
    const { clock, config, logger } = this.#options;
    this.#expiryCheck.set(config.offsetsRetentionCheckIntervalMs);
    const records: GroupRecord[] = [];
    for (const group of this.groups.all()) {
      const expired = expireOffsets(group, this.offsets, clock.now(), config.offsetsRetentionMs);
      if (expired.isAll && group.isEmpty && group.kind !== 'share')
        records.push(...groupTombstones(group, this.offsets));
      else records.push(...expired.records);
    }
    if (records.length > 0) logger.info('Offsets or groups expired', { records: records.length });
    return { records };
  }
}
