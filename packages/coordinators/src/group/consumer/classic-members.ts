import { ErrorCode, type Init } from '@kavka/protocol';
import type { HeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import type { LeaveGroupResponseMemberResponse } from '@kavka/protocol/messages/13-leave-group';
import type { SyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import type { GroupRecord } from '../../records/group-record.ts';
import { clientError } from '../../runtime/client-error.ts';
import { type Answer, answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { SyncReply } from '../classic/classic-member.ts';
import type { Leaving } from '../classic/leave-group.ts';
import { syncError } from '../classic/responses.ts';
import { CONSUMER_PROTOCOL_TYPE } from '../classic/subscription.ts';
import { MemberState } from '../modern/member-state.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerLeave } from './consumer-leave.ts';
import type { ConsumerMember } from './consumer-member.ts';
import { assignmentBytes } from './consumer-protocol.ts';
import { fencedInstance, notAMember, unknownInstance } from './member-admission.ts';

type ClassicMetadata = NonNullable<ConsumerMember['classicMetadata']>;

/** A member that speaks the classic protocol. */
type ClassicConsumer = ConsumerMember & { readonly classicMetadata: ClassicMetadata };

/** Syncs, heartbeats and leaves of members of the classic protocol in a consumer group. */
export class ClassicMembers {
  readonly #context: ModernContext;
  readonly #leave: ConsumerLeave;

  constructor(context: ModernContext, leave: ConsumerLeave) {
    this.#context = context;
    this.#leave = leave;
  }

  /** A member gets what it owns by now: the coordinator has assigned it. */
  sync(group: ConsumerGroup, request: SyncGroupRequest, reply: SyncReply): Outcome<GroupRecord> {
    const member = classicMember(group, request);
    const error = typeof member === 'number' ? member : this.#syncError(group, member, request);
    if (typeof member === 'number' || error !== ErrorCode.NONE) {
      reply(syncError(error));
      return nothing();
    }
    return { records: [], written: (failure) => this.#synced(group, member, request, failure, reply) };
  }

  /** The error code tells a member to join again. */
  heartbeat(group: ConsumerGroup, request: HeartbeatRequest): Answer<GroupRecord, number> {
    const member = classicMember(group, request);
    if (typeof member === 'number') return answer(member);
    const { deadlines } = this.#leave;
    deadlines.extendSession(group.groupId, member.memberId, member.classicMetadata.sessionTimeoutMs);
    const mustJoin =
      member.memberEpoch < group.assignmentEpoch ||
      member.state === MemberState.UNREVOKED_PARTITIONS ||
      (member.state === MemberState.UNRELEASED_PARTITIONS && !waitsForOthers(group, member));
    if (!mustJoin) return answer(ErrorCode.NONE);
    deadlines.expectJoin(group.groupId, member);
    return answer(ErrorCode.REBALANCE_IN_PROGRESS);
  }

  leave(
    group: ConsumerGroup,
    leaving: readonly Leaving[],
  ): Answer<GroupRecord, Init<LeaveGroupResponseMemberResponse>[]> {
    const found = leaving.map((each) => leavingMember(group, each));
    const members = [...new Set(found.flatMap((each) => (each instanceof Refusal ? [] : [each])))];
    const outcome = members.length === 0 ? nothing() : this.#leave.fence(group, members);
    const response = leaving.map(({ memberId, groupInstanceId }, i) => {
      const result = found[i];
      const refusal = result instanceof Refusal ? result : outcome instanceof Refusal ? outcome : undefined;
      return { memberId, groupInstanceId, errorCode: refusal?.errorCode ?? ErrorCode.NONE };
    });
    return outcome instanceof Refusal ? answer(response) : { ...outcome, response };
  }

  #syncError(group: ConsumerGroup, member: ClassicConsumer, request: SyncGroupRequest): number {
    const { protocolType, protocolName } = request;
    const chosen = member.classicMetadata.supportedProtocols[0]?.name;
    const isConsistent =
      (protocolType === null || protocolType === CONSUMER_PROTOCOL_TYPE) &&
      (protocolName === null || protocolName === chosen);
    if (!isConsistent) return ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
    const isBehind = group.assignmentEpoch > member.memberEpoch;
    if (!isBehind || member.state === MemberState.UNREVOKED_PARTITIONS) return ErrorCode.NONE;
    this.#leave.deadlines.expectJoin(group.groupId, member);
    return ErrorCode.REBALANCE_IN_PROGRESS;
  }

  #synced(
    { groupId }: ConsumerGroup,
    member: ClassicConsumer,
    { protocolType, protocolName }: SyncGroupRequest,
    failure: number,
    reply: SyncReply,
  ): void {
    if (failure !== ErrorCode.NONE) {
      reply(syncError(clientError(failure)));
      return;
    }
    const { deadlines } = this.#leave;
    deadlines.synced(groupId, member.memberId);
    deadlines.extendSession(groupId, member.memberId, member.classicMetadata.sessionTimeoutMs);
    const subscription = member.classicMetadata.supportedProtocols[0]?.metadata ?? Buffer.alloc(0);
    const owned = new Map(
      [...member.assignedPartitions].map(([topicId, partitions]) => [topicId, new Set(partitions.keys())]),
    );
    const assignment = assignmentBytes(owned, subscription, this.#context.metadata);
    reply(
      assignment === undefined
        ? syncError(ErrorCode.UNKNOWN_SERVER_ERROR)
        : { errorCode: ErrorCode.NONE, protocolType, protocolName, assignment },
    );
  }
}

/** The member that a request of the classic protocol speaks for, or the error for it. */
function classicMember(
  group: ConsumerGroup,
  request: Pick<HeartbeatRequest, 'memberId' | 'groupInstanceId' | 'generationId'>,
): ClassicConsumer | number {
  const { memberId, groupInstanceId, generationId } = request;
  const member = groupInstanceId === null ? group.members.get(memberId) : group.staticMember(groupInstanceId);
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  if (member.memberId !== memberId) return ErrorCode.FENCED_INSTANCE_ID;
  const { classicMetadata } = member;
  if (classicMetadata === null) return ErrorCode.UNKNOWN_MEMBER_ID;
  return member.memberEpoch === generationId ? { ...member, classicMetadata } : ErrorCode.ILLEGAL_GENERATION;
}

function leavingMember(
  group: ConsumerGroup,
  { memberId, groupInstanceId }: Leaving,
): ConsumerMember | Refusal {
  if (groupInstanceId === null) return group.members.get(memberId) ?? notAMember(group, memberId);
  const member = group.staticMember(groupInstanceId);
  if (member === undefined) return unknownInstance(groupInstanceId);
  return (memberId === '' ? undefined : fencedInstance(member, memberId, groupInstanceId)) ?? member;
}

/** Some of what the member shall own is still with another. */
function waitsForOthers(group: ConsumerGroup, member: ConsumerMember): boolean {
  for (const [topicId, partitions] of group.targetOf(member.memberId)) {
    const own = member.assignedPartitions.get(topicId);
    for (const partition of partitions)
      if (!own?.has(partition) && group.owners.isOwned(topicId, partition)) return true;
  }
  return false;
}
