import {
  CONSUMER_CURRENT_ASSIGNMENT,
  CONSUMER_MEMBER,
  CONSUMER_TARGET_ASSIGNMENT,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import { partitionLists, type TopicPartitions } from '../modern/topic-partitions.ts';
import type { ConsumerMember, OwnedPartitions } from './consumer-member.ts';

/** What the member says of itself. */
export function memberRecord(groupId: string, member: ConsumerMember): ConsumerGroupRecord {
  return CONSUMER_MEMBER.record(
    { groupId, memberId: member.memberId },
    {
      instanceId: member.instanceId,
      rackId: member.rackId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      subscribedTopicNames: [...member.subscribedTopicNames].sort(),
      subscribedTopicRegex: member.subscribedTopicRegex,
      rebalanceTimeoutMs: member.rebalanceTimeoutMs,
      serverAssignor: member.serverAssignor,
      classicMemberMetadata: member.classicMetadata,
    },
  );
}

export function currentAssignmentRecord(groupId: string, member: ConsumerMember): ConsumerGroupRecord {
  const { memberId, memberEpoch, previousMemberEpoch, state } = member;
  return CONSUMER_CURRENT_ASSIGNMENT.record(
    { groupId, memberId },
    {
      memberEpoch,
      previousMemberEpoch,
      state,
      assignedPartitions: ownedLists(member.assignedPartitions),
      partitionsPendingRevocation: ownedLists(member.partitionsPendingRevocation),
    },
  );
}

export function targetRecord(
  groupId: string,
  memberId: string,
  target: TopicPartitions,
): ConsumerGroupRecord {
  return CONSUMER_TARGET_ASSIGNMENT.record(
    { groupId, memberId },
    { topicPartitions: partitionLists(target) },
  );
}

export function memberTombstones(groupId: string, memberId: string): ConsumerGroupRecord[] {
  return [
    CONSUMER_CURRENT_ASSIGNMENT.tombstone({ groupId, memberId }),
    CONSUMER_TARGET_ASSIGNMENT.tombstone({ groupId, memberId }),
    CONSUMER_MEMBER.tombstone({ groupId, memberId }),
  ];
}

/** Another member takes the place of a static one, with all that it shall own. */
export function replacementRecords(
  groupId: string,
  replaced: ConsumerMember,
  member: ConsumerMember,
  target: TopicPartitions,
): ConsumerGroupRecord[] {
  return [
    ...memberTombstones(groupId, replaced.memberId),
    memberRecord(groupId, member),
    targetRecord(groupId, member.memberId, target),
    currentAssignmentRecord(groupId, member),
  ];
}

/** As messages and records have them; partitions in order. */
export function ownedLists(owned: OwnedPartitions) {
  return [...owned].map(([topicId, epochs]) => {
    const partitions = [...epochs.keys()].sort((left, right) => left - right);
    return { topicId, partitions, assignmentEpochs: partitions.map((partition) => epochs.get(partition)!) };
  });
}
