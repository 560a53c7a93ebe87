import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ConsumerGroupDescribeResponseDescribedGroup,
  ConsumerGroupDescribeResponseMember,
  ConsumerGroupDescribeResponseTopicPartitions,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import type { MetadataView } from '../../ports.ts';
import type { TopicPartitions } from '../modern/topic-partitions.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';

const OF_CLASSIC_PROTOCOL = 0;
const OF_CONSUMER_PROTOCOL = 1;

export function describeConsumerGroup(
  group: ConsumerGroup,
  defaultAssignor: string,
  metadata: MetadataView,
): Init<ConsumerGroupDescribeResponseDescribedGroup> {
  return {
    errorCode: ErrorCode.NONE,
    groupId: group.groupId,
    groupState: group.state,
    groupEpoch: group.groupEpoch,
    assignmentEpoch: group.assignmentEpoch,
    assignorName: group.preferredAssignor() ?? defaultAssignor,
    members: [...group.members.values()].map((member) =>
      described(member, group.targetOf(member.memberId), metadata),
    ),
  };
}

function described(
  member: ConsumerMember,
  target: TopicPartitions,
  metadata: MetadataView,
): Init<ConsumerGroupDescribeResponseMember> {
  const { memberId, memberEpoch, instanceId, rackId, clientId, clientHost } = member;
  return {
    memberId,
    memberEpoch,
    instanceId,
    rackId,
    clientId,
    clientHost,
    subscribedTopicNames: [...member.subscribedTopicNames],
    subscribedTopicRegex: member.subscribedTopicRegex,
    assignment: { topicPartitions: named(ownedOf(member), metadata) },
    targetAssignment: { topicPartitions: named(target, metadata) },
    memberType: member.classicMetadata === null ? OF_CONSUMER_PROTOCOL : OF_CLASSIC_PROTOCOL,
  };
}

/** What it has, with what it is about to give up. */
function ownedOf({ assignedPartitions, partitionsPendingRevocation }: ConsumerMember): TopicPartitions {
  const owned = new Map(
    [...assignedPartitions].map(([topicId, partitions]) => [topicId, new Set(partitions.keys())]),
  );
  for (const [topicId, partitions] of partitionsPendingRevocation)
    owned.set(topicId, new Set([...(owned.get(topicId) ?? []), ...partitions.keys()]));
  return owned;
}

/** Topics that are not there any more are left out. */
function named(
  assignment: TopicPartitions,
  metadata: MetadataView,
): Init<ConsumerGroupDescribeResponseTopicPartitions>[] {
  return [...assignment].flatMap(([topicId, partitions]) => {
    const topicName = metadata.topicName(topicId);
    return topicName === undefined ? [] : [{ topicId, topicName, partitions: [...partitions] }];
  });
}
