import {
  SHARE_CURRENT_ASSIGNMENT,
  SHARE_MEMBER,
  type ShareGroupRecord,
} from '../../records/share-group-records.ts';
import { MemberState, memberStateOf } from '../modern/member-state.ts';
import type { ModernMember } from '../modern/modern-group.ts';
import {
  NO_PARTITIONS,
  partitionLists,
  samePartitions,
  type TopicPartitions,
  topicPartitionsOf,
} from '../modern/topic-partitions.ts';

/** A member of a share group. A change makes a new one. */
export interface ShareMember extends ModernMember {
  readonly state: MemberState;
  /** What it reads; others may read it too. */
  readonly assignedPartitions: TopicPartitions;
}

type MemberValue = NonNullable<ReturnType<(typeof SHARE_MEMBER)['decode']>['value']>;
type AssignmentValue = NonNullable<ReturnType<(typeof SHARE_CURRENT_ASSIGNMENT)['decode']>['value']>;

export function newShareMember(memberId: string): ShareMember {
  return {
    memberId,
    memberEpoch: 0,
    previousMemberEpoch: -1,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: new Set(),
    state: MemberState.STABLE,
    assignedPartitions: NO_PARTITIONS,
  };
}

export function memberRecord(groupId: string, member: ShareMember): ShareGroupRecord {
  const { memberId, rackId, clientId, clientHost } = member;
  const subscribedTopicNames = [...member.subscribedTopicNames].sort();
  return SHARE_MEMBER.record({ groupId, memberId }, { rackId, clientId, clientHost, subscribedTopicNames });
}

export function currentAssignmentRecord(groupId: string, member: ShareMember): ShareGroupRecord {
  const { memberId, memberEpoch, previousMemberEpoch, state } = member;
  const assignedPartitions = partitionLists(member.assignedPartitions);
  return SHARE_CURRENT_ASSIGNMENT.record(
    { groupId, memberId },
    { memberEpoch, previousMemberEpoch, state, assignedPartitions },
  );
}

export function withMetadata(member: ShareMember, value: MemberValue): ShareMember {
  const { rackId, clientId, clientHost, subscribedTopicNames } = value;
  return { ...member, rackId, clientId, clientHost, subscribedTopicNames: new Set(subscribedTopicNames) };
}

export function withCurrentAssignment(member: ShareMember, value: AssignmentValue): ShareMember {
  const { memberEpoch, previousMemberEpoch, state, assignedPartitions } = value;
  return {
    ...member,
    memberEpoch,
    previousMemberEpoch,
    state: memberStateOf(state),
    assignedPartitions: topicPartitionsOf(assignedPartitions),
  };
}

/** The current assignment is gone: as a member that has none yet. */
export function withoutAssignment(member: ShareMember): ShareMember {
  return {
    ...member,
    memberEpoch: 0,
    previousMemberEpoch: -1,
    state: MemberState.STABLE,
    assignedPartitions: NO_PARTITIONS,
  };
}

export function hasSameMetadata(left: ShareMember, right: ShareMember): boolean {
  return (
    left.rackId === right.rackId &&
    left.clientId === right.clientId &&
    left.clientHost === right.clientHost &&
    hasSameTopics(left, right)
  );
}

export function hasSameTopics(left: ShareMember, right: ShareMember): boolean {
  const { subscribedTopicNames: names } = left;
  const others = right.subscribedTopicNames;
  return names.size === others.size && [...names].every((name) => others.has(name));
}

export function hasSameAssignment(left: ShareMember, right: ShareMember): boolean {
  return (
    left.memberEpoch === right.memberEpoch &&
    samePartitions(left.assignedPartitions, right.assignedPartitions)
  );
}
