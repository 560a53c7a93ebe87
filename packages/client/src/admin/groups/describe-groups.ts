import { ApiKey, DecodeError } from '@kavka/protocol';
import {
  type DescribeGroupsResponseDescribedGroup,
  decodeDescribeGroupsResponse,
  encodeDescribeGroupsRequest,
} from '@kavka/protocol/messages/15-describe-groups';
import { api } from '../../connection/index.ts';
import { decodeAssignment } from '../../consumer/group/classic/consumer-protocol.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';
import type { AclOperation } from '../security/acls.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';

/** A group of the classic protocol. */
export interface ClassicGroupDescription {
  readonly groupId: string;
  readonly state: string;
  readonly protocolType: string;
  /** The assignor that its members agreed on. */
  readonly protocol: string;
  readonly members: readonly ClassicMemberDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

export interface ClassicMemberDescription {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  /** Of consumers; empty for members of other kinds. */
  readonly partitions: readonly TopicPartition[];
  readonly metadataBytes: Buffer;
  readonly assignmentBytes: Buffer;
}

const DESCRIBE_GROUPS = api(ApiKey.DescribeGroups, encodeDescribeGroupsRequest, decodeDescribeGroupsResponse);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

export function describeClassicGroups(
  admin: AdminContext,
  groupIds: readonly string[],
  { includeAuthorizedOperations = false, ...options }: DescribeOptions = {},
): Promise<ClassicGroupDescription[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: DESCRIBE_GROUPS,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groups: [...some], includeAuthorizedOperations }),
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

function described(group: DescribeGroupsResponseDescribedGroup): ClassicGroupDescription {
  const { groupId, groupState, protocolType, protocolData, members, authorizedOperations } = group;
  return {
    groupId,
    authorizedOperations: authorizedOperationsIn(authorizedOperations),
    state: groupState,
    protocolType,
    protocol: protocolData,
    members: members.map(
      ({ memberId, groupInstanceId, clientId, clientHost, memberMetadata, memberAssignment }) => ({
        memberId,
        groupInstanceId,
        clientId,
        clientHost,
        partitions: protocolType === 'consumer' ? partitionsIn(memberAssignment) : [],
        metadataBytes: memberMetadata,
        assignmentBytes: memberAssignment,
      }),
    ),
  };
}

/** What no consumer would understand is nothing. */
function partitionsIn(bytes: Buffer): TopicPartition[] {
  try {
    return decodeAssignment(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return [];
    throw error;
  }
}
