import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type { GroupRecord } from '../../records/group-record.ts';
import type { Answer, Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { refused } from './consumer-heartbeat.ts';
import {
  type ConsumerMember,
  LEAVING_STATIC_EPOCH,
  NOTHING_OWNED,
  type OwnedPartitions,
} from './consumer-member.ts';
import type { Downgrade } from './downgrade.ts';
import { removalRecords } from './fence-members.ts';
import { notOfConsumers } from './group-opening.ts';
import { fencedInstance, notAMember, unknownInstance } from './member-admission.ts';
import { MemberDeadlines } from './member-deadlines.ts';
import { currentAssignmentRecord } from './member-records.ts';

/** Members that leave, or that are taken out. */
export class ConsumerLeave {
  readonly deadlines: MemberDeadlines;
  readonly #context: ModernContext;
  readonly #downgrade: Downgrade;

  constructor(context: ModernContext, downgrade: Downgrade) {
    this.#context = context;
    this.#downgrade = downgrade;
    this.deadlines = new MemberDeadlines(context, (group, member) => this.#fenceLate(group, member));
  }

  /** A static member that leaves for a while keeps its place. */
  leave(request: ConsumerGroupHeartbeatRequest): Answer<GroupRecord, Init<ConsumerGroupHeartbeatResponse>> {
    const { groupId, memberId, memberEpoch } = request;
    const group = this.#context.groups.get(groupId);
    if (group === undefined) return refused(noGroup(groupId));
    if (group.kind !== 'consumer') return refused(notOfConsumers(groupId));
    const member = leavingMember(group, request);
    if (member instanceof Refusal) return refused(member);
    const response = { errorCode: ErrorCode.NONE, memberId, memberEpoch };
    if (memberEpoch === LEAVING_STATIC_EPOCH && request.instanceId !== null)
      return { records: [currentAssignmentRecord(groupId, away(member))], response };
    const outcome = this.fence(group, [member]);
    return outcome instanceof Refusal ? refused(outcome) : { ...outcome, response };
  }

  fence(group: ConsumerGroup, members: readonly ConsumerMember[]): Outcome<GroupRecord> | Refusal {
    if (this.#downgrade.isDue(group, members)) {
      const left = [...group.members.values()].filter((member) => !members.includes(member));
      return this.#downgrade.convert(group, { members: left }, true, this.deadlines);
    }
    const memberIds = members.map(({ memberId }) => memberId);
    this.deadlines.cancelAll(group.groupId, memberIds);
    return {
      records: removalRecords(group, members, this.#context.topicHashes),
      reverted: () => this.deadlines.resume(group.groupId, memberIds),
    };
  }

  /** A member that cannot be taken out now is looked at again after another session. */
  #fenceLate(group: ConsumerGroup, member: ConsumerMember): Outcome<GroupRecord> {
    const outcome = this.fence(group, [member]);
    if (!(outcome instanceof Refusal)) return outcome;
    this.#context.logger.warn('A member cannot be taken out', {
      group: group.groupId,
      member: member.memberId,
      reason: outcome.errorMessage,
    });
    this.deadlines.extendSession(group.groupId, member.memberId);
    return { records: [] };
  }
}

function leavingMember(
  group: ConsumerGroup,
  { memberId, instanceId }: ConsumerGroupHeartbeatRequest,
): ConsumerMember | Refusal {
  if (instanceId === null) return group.members.get(memberId) ?? notAMember(group, memberId);
  const member = group.staticMember(instanceId);
  if (member === undefined) return unknownInstance(instanceId);
  return fencedInstance(member, memberId, instanceId) ?? member;
}

function noGroup(groupId: string): Refusal {
  return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Group ${groupId} not found.`);
}

function away(member: ConsumerMember): ConsumerMember {
  return {
    ...member,
    memberEpoch: LEAVING_STATIC_EPOCH,
    partitionsPendingRevocation: NOTHING_OWNED,
    assignedPartitions: withEpochZero(member.assignedPartitions),
  };
}

function withEpochZero(owned: OwnedPartitions): OwnedPartitions {
  return new Map(
    [...owned].map(([topicId, partitions]) => [
      topicId,
      new Map([...partitions.keys()].map((partition) => [partition, 0])),
    ]),
  );
}
