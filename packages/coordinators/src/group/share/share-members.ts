import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ShareGroupHeartbeatRequest,
  ShareGroupHeartbeatResponse,
} from '@kavka/protocol/messages/76-share-group-heartbeat';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import {
  SHARE_CURRENT_ASSIGNMENT,
  SHARE_EPOCH,
  SHARE_MEMBER,
  SHARE_TARGET_ASSIGNMENT,
  type ShareGroupRecord,
} from '../../records/share-group-records.ts';
import { type Answer, answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { partitionLists } from '../modern/topic-partitions.ts';
import { missingStates, type StatesToInitialize } from './missing-states.ts';
import type { ShareGroup } from './share-group.ts';
import { openShareGroup, shareGroupOf } from './share-group-of.ts';
import {
  currentAssignmentRecord,
  hasSameAssignment,
  hasSameMetadata,
  hasSameTopics,
  memberRecord,
  newShareMember,
  type ShareMember,
} from './share-member.ts';
import { changeEpoch, reconciled, updateTarget } from './share-target.ts';

const JOINING_EPOCH = 0;
export const LEAVING_EPOCH = -1;

/** What a heartbeat is answered with, and what the share coordinator has to be told after it. */
export interface HeartbeatAnswer {
  readonly response: Init<ShareGroupHeartbeatResponse>;
  readonly toInitialize: StatesToInitialize | undefined;
}

/** Members of share groups that join, tell how they are, and go. */
export class ShareMembers {
  readonly #context: ModernContext;

  constructor(context: ModernContext) {
    this.#context = context;
  }

  heartbeat(
    request: ShareGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Answer<GroupRecord, HeartbeatAnswer> {
    const { groupId, memberId, memberEpoch } = request;
    const isJoining = memberEpoch === JOINING_EPOCH;
    const group = openShareGroup(this.#context, groupId, isJoining);
    if (group instanceof Refusal) return refused(group);
    const previous = this.#admitted(group, memberId, memberEpoch);
    if (previous instanceof Refusal) return refused(previous);
    const next = updated(previous, request, origin);
    const records: ShareGroupRecord[] = [];
    if (!hasSameMetadata(previous, next)) records.push(memberRecord(groupId, next));
    const epoch = changeEpoch(group, previous, next, !hasSameTopics(previous, next), this.#context);
    const target = updateTarget(group, next, epoch, this.#context);
    const member = reconciled(next, target, epoch.isBumped, this.#context.metadata);
    records.push(...epoch.records, ...target.records);
    if (!hasSameAssignment(next, member)) records.push(currentAssignmentRecord(groupId, member));
    const missing = missingStates(group, epoch.topics, epoch.groupEpoch, this.#context);
    if (missing !== undefined) records.push(missing.record);
    this.#extendSession(groupId, memberId);
    const mustTell =
      isJoining || request.subscribedTopicNames !== null || hasOtherPartitions(previous, member);
    return {
      records,
      response: {
        response: this.#response(groupId, member, mustTell),
        toInitialize: missing?.toInitialize,
      },
    };
  }

  leave({
    groupId,
    memberId,
    memberEpoch,
  }: ShareGroupHeartbeatRequest): Answer<GroupRecord, HeartbeatAnswer> {
    const group = shareGroupOf(this.#context, groupId);
    if (group instanceof Refusal) return refused(group);
    const member = group.members.get(memberId);
    if (member === undefined) return refused(notAMember(groupId, memberId));
    const response = { errorCode: ErrorCode.NONE, memberId, memberEpoch };
    return { ...this.#fence(group, member), response: { response, toInitialize: undefined } };
  }

  /** Members have a whole session to find the coordinator. */
  loaded(group: ShareGroup): void {
    for (const memberId of group.members.keys()) this.#extendSession(group.groupId, memberId);
  }

  #admitted(group: ShareGroup, memberId: string, memberEpoch: number): ShareMember | Refusal {
    const { groupId } = group;
    const { shareMaxSize } = this.#context.config;
    const member = group.members.get(memberId);
    if (member === undefined && group.members.size >= shareMaxSize)
      return new Refusal(
        ErrorCode.GROUP_MAX_SIZE_REACHED,
        `The share group has reached its maximum capacity of ${shareMaxSize} members.`,
      );
    if (memberEpoch === JOINING_EPOCH) return member ?? newShareMember(memberId);
    if (member === undefined) return notAMember(groupId, memberId);
    if (memberEpoch === member.memberEpoch || memberEpoch === member.previousMemberEpoch) return member;
    return fenced(memberEpoch, member);
  }

  #response(groupId: string, member: ShareMember, mustTell: boolean): Init<ShareGroupHeartbeatResponse> {
    const { memberId, memberEpoch } = member;
    return {
      errorCode: ErrorCode.NONE,
      memberId,
      memberEpoch,
      heartbeatIntervalMs: this.#context.groupConfig(groupId).shareHeartbeatIntervalMs,
      assignment: mustTell ? { topicPartitions: partitionLists(member.assignedPartitions) } : null,
    };
  }

  #fence(group: ShareGroup, member: ShareMember): Outcome<GroupRecord> {
    const { groupId } = group;
    const { memberId } = member;
    const topics = group.subscriptionsWith(member, undefined).topics();
    const metadataHash = this.#context.topicHashes.ofTopics(topics);
    this.#context.timers.cancel('session', groupId, memberId);
    return {
      records: [
        SHARE_CURRENT_ASSIGNMENT.tombstone({ groupId, memberId }),
        SHARE_TARGET_ASSIGNMENT.tombstone({ groupId, memberId }),
        SHARE_MEMBER.tombstone({ groupId, memberId }),
        SHARE_EPOCH.record({ groupId }, { epoch: group.groupEpoch + 1, metadataHash }),
      ],
      reverted: () => this.#resume(groupId, memberId),
    };
  }

  /** A member that the log did not let go has another session. */
  #resume(groupId: string, memberId: string): void {
    if (this.#context.groups.share(groupId)?.members.has(memberId)) this.#extendSession(groupId, memberId);
  }

  #extendSession(groupId: string, memberId: string): void {
    const { timers, groupConfig } = this.#context;
    const { shareSessionTimeoutMs } = groupConfig(groupId);
    if (timers.extend('session', groupId, memberId, shareSessionTimeoutMs)) return;
    timers.set('session', groupId, memberId, shareSessionTimeoutMs, () =>
      this.#context.run(() => this.#expired(groupId, memberId)),
    );
  }

  #expired(groupId: string, memberId: string): Outcome<GroupRecord> {
    const group = this.#context.groups.share(groupId);
    const member = group?.members.get(memberId);
    if (group === undefined || member === undefined) return nothing();
    const reason = 'its session expired';
    this.#context.logger.info('A member is taken out of its group', {
      group: groupId,
      member: memberId,
      reason,
    });
    return this.#fence(group, member);
  }
}

/** What a request leaves out stays as it was. */
function updated(
  member: ShareMember,
  request: ShareGroupHeartbeatRequest,
  origin: RequestOrigin,
): ShareMember {
  const { rackId, subscribedTopicNames: names } = request;
  return {
    ...member,
    rackId: rackId ?? member.rackId,
    subscribedTopicNames: names === null ? member.subscribedTopicNames : new Set(names),
    clientId: origin.clientId,
    clientHost: origin.clientHost,
  };
}

function hasOtherPartitions(previous: ShareMember, member: ShareMember): boolean {
  return !hasSameAssignment({ ...previous, memberEpoch: member.memberEpoch }, member);
}

function refused({ errorCode, errorMessage }: Refusal): Answer<GroupRecord, HeartbeatAnswer> {
  return answer({ response: { errorCode, errorMessage }, toInitialize: undefined });
}

function notAMember(groupId: string, memberId: string): Refusal {
  return new Refusal(ErrorCode.UNKNOWN_MEMBER_ID, `Member ${memberId} is not a member of group ${groupId}.`);
}

function fenced(received: number, { memberEpoch, previousMemberEpoch }: ShareMember): Refusal {
  const isGreater = received > memberEpoch;
  const known = `than the one known by the group coordinator (${memberEpoch})`;
  const detail = isGreater
    ? known
    : `${known}, and it does not match the previous member epoch (${previousMemberEpoch})`;
  return new Refusal(
    ErrorCode.FENCED_MEMBER_EPOCH,
    `The share group member has a ${isGreater ? 'greater' : 'smaller'} member epoch (${received}) ${detail}. ` +
      'The member must abandon all its partitions and rejoin.',
  );
}
