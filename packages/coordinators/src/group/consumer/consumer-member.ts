import type { Uuid } from '@kavka/base';
import type {
  ConsumerGroupCurrentMemberAssignmentValue,
  ConsumerGroupCurrentMemberAssignmentValueTopicPartitions,
} from '@kavka/protocol/messages/coordinator/consumer-group-current-member-assignment-value';
import type {
  ConsumerGroupMemberMetadataValue,
  ConsumerGroupMemberMetadataValueClassicMemberMetadata,
} from '@kavka/protocol/messages/coordinator/consumer-group-member-metadata-value';
import { MemberState, memberStateOf } from '../modern/member-state.ts';
import type { ModernMember } from '../modern/modern-group.ts';

/** The epoch of a static member that is away for a while. */
export const LEAVING_STATIC_EPOCH = -2;

/** The epoch with which a member leaves. */
export const LEAVING_EPOCH = -1;

/** Partitions of topics, each with the member epoch in which it was assigned. */
export type OwnedPartitions = ReadonlyMap<Uuid, ReadonlyMap<number, number>>;

export const NOTHING_OWNED: OwnedPartitions = new Map();

/** A member of a consumer group. */
export interface ConsumerMember extends ModernMember {
  readonly state: MemberState;
  readonly rebalanceTimeoutMs: number;
  /** Empty, or null in old records, where there is none. */
  readonly subscribedTopicRegex: string | null;
  /** Null: the group's choice. */
  readonly serverAssignor: string | null;
  readonly assignedPartitions: OwnedPartitions;
  readonly partitionsPendingRevocation: OwnedPartitions;
  /** Present where the member speaks the classic protocol. */
  readonly classicMetadata: ConsumerGroupMemberMetadataValueClassicMemberMetadata | null;
}

export function newConsumerMember(memberId: string): ConsumerMember {
  return {
    memberId,
    memberEpoch: 0,
    previousMemberEpoch: -1,
    state: MemberState.STABLE,
    instanceId: null,
    rackId: null,
    rebalanceTimeoutMs: -1,
    clientId: '',
    clientHost: '',
    subscribedTopicNames: new Set(),
    subscribedTopicRegex: '',
    serverAssignor: null,
    assignedPartitions: NOTHING_OWNED,
    partitionsPendingRevocation: NOTHING_OWNED,
    classicMetadata: null,
  };
}

/** The regular expression of a member, if it has one. */
export function regexOf(member: ConsumerMember | undefined): string | undefined {
  return member?.subscribedTopicRegex || undefined;
}

/** It has what it shall own in this epoch. */
export function isReconciledTo(member: ConsumerMember, assignmentEpoch: number): boolean {
  return member.state === MemberState.STABLE && member.memberEpoch === assignmentEpoch;
}

export function withMetadata(
  member: ConsumerMember,
  value: ConsumerGroupMemberMetadataValue,
): ConsumerMember {
  return {
    ...member,
    instanceId: value.instanceId,
    rackId: value.rackId,
    clientId: value.clientId,
    clientHost: value.clientHost,
    subscribedTopicNames: new Set(value.subscribedTopicNames),
    subscribedTopicRegex: value.subscribedTopicRegex,
    rebalanceTimeoutMs: value.rebalanceTimeoutMs,
    serverAssignor: value.serverAssignor,
    classicMetadata: value.classicMemberMetadata,
  };
}

/** Null: its record is gone. */
export function withCurrentAssignment(
  member: ConsumerMember,
  value: ConsumerGroupCurrentMemberAssignmentValue | null,
): ConsumerMember {
  if (value === null) {
    return {
      ...member,
      memberEpoch: LEAVING_EPOCH,
      previousMemberEpoch: LEAVING_EPOCH,
      assignedPartitions: NOTHING_OWNED,
      partitionsPendingRevocation: NOTHING_OWNED,
    };
  }
  const { memberEpoch, previousMemberEpoch } = value;
  return {
    ...member,
    memberEpoch,
    previousMemberEpoch,
    state: memberStateOf(value.state),
    assignedPartitions: ownedIn(value.assignedPartitions, memberEpoch),
    partitionsPendingRevocation: ownedIn(value.partitionsPendingRevocation, memberEpoch),
  };
}

/** Records of earlier versions have no epochs for partitions: the member's own counts. */
function ownedIn(
  topics: readonly ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[],
  memberEpoch: number,
): OwnedPartitions {
  const epoch = Math.max(memberEpoch, 0);
  return new Map(
    topics.map(({ topicId, partitions, assignmentEpochs }) => {
      const epochs = assignmentEpochs?.length === partitions.length ? assignmentEpochs : null;
      return [topicId, new Map(partitions.map((partition, i) => [partition, epochs?.[i] ?? epoch]))];
    }),
  );
}
