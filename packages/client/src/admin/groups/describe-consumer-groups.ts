import { ApiKey } from '@kavka/protocol';
import {
  type ConsumerGroupDescribeResponseAssignment,
  type ConsumerGroupDescribeResponseDescribedGroup,
  decodeConsumerGroupDescribeResponse,
  encodeConsumerGroupDescribeRequest,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import { api } from '../../connection/index.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';
import type { AclOperation } from '../security/acls.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';

/** A group of KIP-848. */
export interface ConsumerGroupDescription {
  readonly groupId: string;
  readonly state: string;
  readonly groupEpoch: number;
  /** Of the assignment that members go over to. */
  readonly targetAssignmentEpoch: number;
  readonly assignor: string;
  readonly members: readonly ConsumerMemberDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

export interface ConsumerMemberDescription {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly rackId: string | null;
  readonly memberEpoch: number;
  readonly clientId: string;
  readonly clientHost: string;
  readonly subscribedTopics: readonly string[];
  readonly subscribedPattern: string | null;
  readonly partitions: readonly TopicPartition[];
  readonly targetPartitions: readonly TopicPartition[];
}

const DESCRIBE_CONSUMER_GROUPS = api(
  ApiKey.ConsumerGroupDescribe,
  encodeConsumerGroupDescribeRequest,
  decodeConsumerGroupDescribeResponse,
);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

export function describeConsumerGroups(
  admin: AdminContext,
  groupIds: readonly string[],
  { includeAuthorizedOperations = false, ...options }: DescribeOptions = {},
): Promise<ConsumerGroupDescription[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: DESCRIBE_CONSUMER_GROUPS,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groupIds: [...some], includeAuthorizedOperations }),
      outcomes: ({ groups }) =>
        new Map(
          groups.map((group) => {
            const { groupId, errorCode, errorMessage } = group;
            return [
              groupId,
              failure(errorCode, `group ${groupId}`, { groupId }, errorMessage) ?? described(group),
            ];
          }),
        ),
    },
    options,
  );
}

function described(group: ConsumerGroupDescribeResponseDescribedGroup): ConsumerGroupDescription {
  const { groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations } =
    group;
  return {
    groupId,
    authorizedOperations: authorizedOperationsIn(authorizedOperations),
    state: groupState,
    groupEpoch,
    targetAssignmentEpoch: assignmentEpoch,
    assignor: assignorName,
    members: members.map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      rackId: member.rackId,
      memberEpoch: member.memberEpoch,
      clientId: member.clientId,
      clientHost: member.clientHost,
      subscribedTopics: member.subscribedTopicNames,
      subscribedPattern: member.subscribedTopicRegex,
      partitions: flat(member.assignment),
      targetPartitions: flat(member.targetAssignment),
    })),
  };
}

function flat({ topicPartitions }: ConsumerGroupDescribeResponseAssignment): TopicPartition[] {
  return topicPartitions.flatMap(({ topicName: topic, partitions }) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}
