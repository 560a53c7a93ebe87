import { ApiKey } from '@kavka/protocol';
import {
  decodeShareGroupDescribeResponse,
  encodeShareGroupDescribeRequest,
  type ShareGroupDescribeResponseDescribedGroup,
} from '@kavka/protocol/messages/77-share-group-describe';
import { api } from '../../connection/index.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';
import type { AclOperation } from '../security/acls.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';

/** A share group with its members. */
export interface ShareGroupDescription {
  readonly groupId: string;
  readonly state: string;
  readonly groupEpoch: number;
  readonly targetAssignmentEpoch: number;
  readonly assignor: string;
  readonly members: readonly ShareMemberDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

export interface ShareMemberDescription {
  readonly memberId: string;
  readonly rackId: string | null;
  readonly memberEpoch: number;
  readonly clientId: string;
  readonly clientHost: string;
  readonly subscribedTopics: readonly string[];
  readonly partitions: readonly TopicPartition[];
}

const DESCRIBE = api(
  ApiKey.ShareGroupDescribe,
  encodeShareGroupDescribeRequest,
  decodeShareGroupDescribeResponse,
);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

export function describeShareGroups(
  admin: AdminContext,
  groupIds: readonly string[],
  { includeAuthorizedOperations = false, ...options }: DescribeOptions = {},
): Promise<ShareGroupDescription[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: DESCRIBE,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `share group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groupIds: [...some], includeAuthorizedOperations }),
      outcomes: ({ groups }) =>
        new Map(
          groups.map((group) => {
            const { groupId, errorCode, errorMessage } = group;
            return [
              groupId,
              failure(errorCode, `share group ${groupId}`, { groupId }, errorMessage) ?? described(group),
            ];
          }),
        ),
    },
    options,
  );
}

function described(group: ShareGroupDescribeResponseDescribedGroup): ShareGroupDescription {
  const { groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations } =
    group;
  return {
    groupId,
    authorizedOperations: authorizedOperationsIn(authorizedOperations),
    state: groupState,
    groupEpoch,
    targetAssignmentEpoch: assignmentEpoch,
    assignor: assignorName,
    members: members.map(({ subscribedTopicNames, assignment, ...member }) => ({
      memberId: member.memberId,
      rackId: member.rackId,
      memberEpoch: member.memberEpoch,
      clientId: member.clientId,
      clientHost: member.clientHost,
      subscribedTopics: subscribedTopicNames,
      partitions: assignment.topicPartitions.flatMap(({ topicName: topic, partitions }) =>
        partitions.map((partition) => ({ topic, partition })),
      ),
    })),
  };
}
