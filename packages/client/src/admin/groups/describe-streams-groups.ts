import { ApiKey } from '@kavka/protocol';
import {
  decodeStreamsGroupDescribeResponse,
  encodeStreamsGroupDescribeRequest,
  type StreamsGroupDescribeResponseAssignment,
  type StreamsGroupDescribeResponseDescribedGroup,
  type StreamsGroupDescribeResponseMember,
} from '@kavka/protocol/messages/89-streams-group-describe';
import { api } from '../../connection/index.ts';
import type { AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';
import type { AclOperation } from '../security/acls.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';

/** A group of Kafka Streams (KIP-1071) with its topology and members. */
export interface StreamsGroupDescription {
  readonly groupId: string;
  readonly state: string;
  readonly groupEpoch: number;
  readonly targetAssignmentEpoch: number;
  /** -1 where the group has no topology yet. */
  readonly topologyEpoch: number;
  readonly subtopologies: readonly StreamsSubtopology[];
  readonly members: readonly StreamsMemberDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

/** A part of a topology whose tasks share their state. */
export interface StreamsSubtopology {
  readonly subtopologyId: string;
  readonly sourceTopics: readonly string[];
  readonly repartitionSinkTopics: readonly string[];
  readonly repartitionSourceTopics: readonly string[];
  readonly changelogTopics: readonly string[];
}

/** One member of a group of Kafka Streams. */
export interface StreamsMemberDescription {
  readonly memberId: string;
  readonly memberEpoch: number;
  readonly instanceId: string | null;
  readonly rackId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  readonly topologyEpoch: number;
  readonly processId: string;
  readonly isClassic: boolean;
  readonly assignment: StreamsAssignment;
  readonly targetAssignment: StreamsAssignment;
}

/** Tasks as `subtopology_partition`. */
export interface StreamsAssignment {
  readonly active: readonly string[];
  readonly standby: readonly string[];
  readonly warmup: readonly string[];
}

const DESCRIBE = api(
  ApiKey.StreamsGroupDescribe,
  encodeStreamsGroupDescribeRequest,
  decodeStreamsGroupDescribeResponse,
);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

export function describeStreamsGroups(
  admin: AdminContext,
  groupIds: readonly string[],
  { includeAuthorizedOperations = false, ...options }: DescribeOptions = {},
): Promise<StreamsGroupDescription[]> {
  return callForEach(
    admin,
    groupIds,
    {
      api: DESCRIBE,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `streams group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groupIds: [...some], includeAuthorizedOperations }),
      outcomes: ({ groups }) =>
        new Map(
          groups.map((group) => {
            const { groupId, errorCode, errorMessage } = group;
            const error = failure(errorCode, `streams group ${groupId}`, { groupId }, errorMessage);
            return [groupId, error ?? described(group)];
          }),
        ),
    },
    options,
  );
}

function described(group: StreamsGroupDescribeResponseDescribedGroup): StreamsGroupDescription {
  const { groupId, groupState, groupEpoch, assignmentEpoch, topology, members, authorizedOperations } = group;
  const subtopologies = (topology?.subtopologies ?? []).map((one) => ({
    subtopologyId: one.subtopologyId,
    sourceTopics: one.sourceTopics,
    repartitionSinkTopics: one.repartitionSinkTopics,
    repartitionSourceTopics: one.repartitionSourceTopics.map(({ name }) => name),
    changelogTopics: one.stateChangelogTopics.map(({ name }) => name),
  }));
  return {
    groupId,
    authorizedOperations: authorizedOperationsIn(authorizedOperations),
    state: groupState,
    groupEpoch,
    targetAssignmentEpoch: assignmentEpoch,
    topologyEpoch: topology?.epoch ?? -1,
    subtopologies,
    members: members.map(memberOf),
  };
}

function memberOf(member: StreamsGroupDescribeResponseMember): StreamsMemberDescription {
  const { memberId, memberEpoch, instanceId, rackId, clientId, clientHost } = member;
  const { topologyEpoch, processId, isClassic, assignment, targetAssignment } = member;
  return {
    ...{
      memberId,
      memberEpoch,
      instanceId,
      rackId,
      clientId,
      clientHost,
      topologyEpoch,
      processId,
      isClassic,
    },
    assignment: tasksOf(assignment),
    targetAssignment: tasksOf(targetAssignment),
  };
}

function tasksOf(assignment: StreamsGroupDescribeResponseAssignment): StreamsAssignment {
  const named = (tasks: StreamsGroupDescribeResponseAssignment['activeTasks']): string[] =>
    tasks.flatMap(({ subtopologyId, partitions }) =>
      partitions.map((partition) => `${subtopologyId}_${partition}`),
    );
  const { activeTasks, standbyTasks, warmupTasks } = assignment;
  return { active: named(activeTasks), standby: named(standbyTasks), warmup: named(warmupTasks) };
}
