import { ApiKey, DecodeError } from '@kavka/protocol';
import {
  type DescribeGroupsResponseDescribedGroup,
  decodeDescribeGroupsResponse,
  encodeDescribeGroupsRequest,
} from '@kavka/protocol/messages/15-describe-groups';
import { api } from '../../connection/index.ts';
import { decodeAssignment } from '../../consumer/group/classic/consumer-protocol.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';

/** A group of the classic protocol. */
export interface ClassicGroupDescription {
  readonly groupId: string;
  readonly state: string;
  readonly protocolType: string;
  /** The assignor that its members agreed on. */
  readonly protocol: string;
  readonly members: readonly ClassicMemberDescription[];
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
  options?: AdminCallOptions,
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
      request: (some) => ({ groups: [...some] }),
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
  const { groupId, groupState, protocolType, protocolData, members } = group;
  return {
    groupId,
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
