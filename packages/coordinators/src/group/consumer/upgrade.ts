import { ErrorCode } from '@kavka/protocol';
import {
  CONSUMER_EPOCH,
  CONSUMER_TARGET_ASSIGNMENT_EPOCH,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ClassicGroup } from '../classic/classic-group.ts';
import type { ClassicMember } from '../classic/classic-member.ts';
import { MemberState } from '../modern/member-state.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { topicPartitionsOf } from '../modern/topic-partitions.ts';
import { type ConsumerMember, newConsumerMember, type OwnedPartitions } from './consumer-member.ts';
import { assignmentIn, partitionsById, subscriptionIn } from './consumer-protocol.ts';
import { currentAssignmentRecord, memberRecord, targetRecord } from './member-records.ts';
import { isUpgradeEnabled } from './migration-policy.ts';

/** Why a classic group with members cannot go on as a consumer group. */
export function upgradeRefusal(group: ClassicGroup, { config }: ModernContext): Refusal | undefined {
  if (!isUpgradeEnabled(config.consumerMigrationPolicy))
    return cannotUpgrade(group, 'online upgrade is disabled.');
  if (!group.isOfConsumers)
    return cannotUpgrade(group, 'the group does not use the consumer embedded protocol.');
  if (group.members.size > config.consumerMaxSize)
    return cannotUpgrade(group, 'the group size exceeds the consumer group maximum size.');
  return undefined;
}

/** The records of the consumer group that a classic group becomes: its generation is the first epoch, its assignment the first target. */
export function upgradeRecords(
  group: ClassicGroup,
  { metadata, topicHashes }: ModernContext,
): ConsumerGroupRecord[] | Refusal {
  const { groupId, generation } = group;
  const members: ConsumerMember[] = [];
  for (const classic of group.members.values()) {
    const member = upgradedMember(group, classic, metadata);
    if (member instanceof Refusal) return member;
    members.push(member);
  }
  const topics = new Set(members.flatMap(({ subscribedTopicNames }) => [...subscribedTopicNames]));
  const metadataHash = topicHashes.ofTopics(topics);
  return [
    ...members.map((member) => memberRecord(groupId, member)),
    CONSUMER_EPOCH.record({ groupId }, { epoch: generation, metadataHash }),
    ...members.map(({ memberId, assignedPartitions }) =>
      targetRecord(groupId, memberId, withoutEpochs(assignedPartitions)),
    ),
    CONSUMER_TARGET_ASSIGNMENT_EPOCH.record(
      { groupId },
      { assignmentEpoch: generation, assignmentTimestamp: 0n },
    ),
    ...members.map((member) => currentAssignmentRecord(groupId, member)),
  ];
}

function upgradedMember(
  group: ClassicGroup,
  classic: ClassicMember,
  metadata: ModernContext['metadata'],
): ConsumerMember | Refusal {
  const assignment = classic.assignment.length === 0 ? null : assignmentIn(classic.assignment);
  const subscription = subscriptionIn(classic.metadata(group.protocolName));
  if (assignment === undefined || subscription === undefined)
    return cannotUpgrade(group, 'the embedded consumer protocol is malformed.');
  if ((assignment?.userData?.length ?? 0) > 0) {
    return cannotUpgrade(
      group,
      'an unsupported custom assignor is in use. Please refer to the documentation or switch to a default assignor before ' +
        're-attempting the upgrade.',
    );
  }
  const { generation } = group;
  const assigned = topicPartitionsOf(partitionsById(assignment?.assignedPartitions ?? [], metadata));
  return {
    ...newConsumerMember(classic.memberId),
    memberEpoch: generation,
    previousMemberEpoch: generation,
    state: MemberState.STABLE,
    instanceId: classic.groupInstanceId,
    rackId: subscription.rackId || null,
    rebalanceTimeoutMs: classic.rebalanceTimeoutMs,
    clientId: classic.clientId,
    clientHost: classic.clientHost,
    subscribedTopicNames: new Set(subscription.topics),
    assignedPartitions: new Map(
      [...assigned].map(([topicId, partitions]) => [
        topicId,
        new Map([...partitions].map((partition) => [partition, generation])),
      ]),
    ),
    classicMetadata: {
      sessionTimeoutMs: classic.sessionTimeoutMs,
      supportedProtocols: classic.protocols.map(({ name, metadata: bytes }) => ({ name, metadata: bytes })),
    },
  };
}

function withoutEpochs(owned: OwnedPartitions) {
  return new Map([...owned].map(([topicId, partitions]) => [topicId, new Set(partitions.keys())]));
}

function cannotUpgrade({ groupId }: ClassicGroup, reason: string): Refusal {
  return new Refusal(
    ErrorCode.GROUP_ID_NOT_FOUND,
    `Cannot upgrade classic group ${groupId} to consumer group because ${reason}`,
  );
}
