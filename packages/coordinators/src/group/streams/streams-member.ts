import type { StreamsGroupHeartbeatRequest } from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { StreamsGroupMemberMetadataValue } from '@kavka/protocol/messages/coordinator/streams-group-member-metadata-value';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { STREAMS_CURRENT_ASSIGNMENT } from '../../records/streams-group-records.ts';
import type { AssignedMember } from '../modern/assigned-group.ts';
import { StreamsMemberState, streamsMemberStateOf } from './streams-member-state.ts';
import {
  epochTaskIds,
  epochTasksOf,
  NO_OWNED_TASKS,
  type OwnedTasks,
  sameOwnedTasks,
  taskIds,
  tasksOf,
} from './tasks.ts';

type CurrentAssignmentValue = NonNullable<ReturnType<(typeof STREAMS_CURRENT_ASSIGNMENT)['decode']>['value']>;

/** Where other members of the application reach this one. */
export interface UserEndpoint {
  readonly host: string;
  readonly port: number;
}

/** A member of a streams group: one stream thread of an application. */
export interface StreamsMember extends AssignedMember {
  readonly state: StreamsMemberState;
  readonly rebalanceTimeoutMs: number;
  readonly topologyEpoch: number;
  /** Threads of one process share their state stores. */
  readonly processId: string;
  readonly userEndpoint: UserEndpoint | null;
  readonly clientTags: ReadonlyMap<string, string>;
  readonly assignedTasks: OwnedTasks;
  readonly tasksPendingRevocation: OwnedTasks;
}

/** The epoch of a member whose records are being deleted. */
const LEFT_EPOCH = -1;

export function newStreamsMember(memberId: string): StreamsMember {
  return {
    memberId,
    memberEpoch: 0,
    previousMemberEpoch: 0,
    state: StreamsMemberState.STABLE,
    instanceId: null,
    rackId: null,
    clientId: '',
    clientHost: '',
    rebalanceTimeoutMs: -1,
    topologyEpoch: -1,
    processId: '',
    userEndpoint: null,
    clientTags: new Map(),
    assignedTasks: NO_OWNED_TASKS,
    tasksPendingRevocation: NO_OWNED_TASKS,
  };
}

export function isReconciledTo({ state, memberEpoch }: StreamsMember, epoch: number): boolean {
  return state === StreamsMemberState.STABLE && memberEpoch === epoch;
}

/** A member in another epoch, which remembers the one before. */
export function inEpoch(member: StreamsMember, memberEpoch: number): StreamsMember {
  return { ...member, memberEpoch, previousMemberEpoch: member.memberEpoch };
}

/** What a request leaves out stays as it was. */
export function updatedBy(
  member: StreamsMember,
  request: StreamsGroupHeartbeatRequest,
  { clientId, clientHost }: RequestOrigin,
): StreamsMember {
  const { rebalanceTimeoutMs, topology, clientTags, userEndpoint } = request;
  return {
    ...member,
    clientId,
    clientHost,
    rackId: request.rackId ?? member.rackId,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? member.rebalanceTimeoutMs : rebalanceTimeoutMs,
    topologyEpoch: topology?.epoch ?? member.topologyEpoch,
    processId: request.processId ?? member.processId,
    clientTags:
      clientTags === null ? member.clientTags : new Map(clientTags.map((tag) => [tag.key, tag.value])),
    userEndpoint:
      userEndpoint === null ? member.userEndpoint : { host: userEndpoint.host, port: userEndpoint.port },
  };
}

/** Tasks and epochs aside. */
export function sameMetadata(left: StreamsMember, right: StreamsMember): boolean {
  return JSON.stringify(metadataValueOf(left)) === JSON.stringify(metadataValueOf(right));
}

/** Epochs, state and tasks. */
export function standsSame(left: StreamsMember, right: StreamsMember): boolean {
  return (
    left.memberEpoch === right.memberEpoch &&
    left.previousMemberEpoch === right.previousMemberEpoch &&
    left.state === right.state &&
    sameOwnedTasks(left.assignedTasks, right.assignedTasks) &&
    sameOwnedTasks(left.tasksPendingRevocation, right.tasksPendingRevocation)
  );
}

export function withMetadata(member: StreamsMember, value: StreamsGroupMemberMetadataValue): StreamsMember {
  const { instanceId, rackId, clientId, clientHost, rebalanceTimeoutMs, topologyEpoch, processId } = value;
  return {
    ...member,
    instanceId,
    rackId,
    clientId,
    clientHost,
    rebalanceTimeoutMs,
    topologyEpoch,
    processId,
    userEndpoint:
      value.userEndpoint === null ? null : { host: value.userEndpoint.host, port: value.userEndpoint.port },
    clientTags: new Map(value.clientTags.map((tag) => [tag.key, tag.value])),
  };
}

export function metadataValueOf(member: StreamsMember): StreamsGroupMemberMetadataValue {
  const { instanceId, rackId, clientId, clientHost, rebalanceTimeoutMs, topologyEpoch, processId } = member;
  return {
    instanceId,
    rackId,
    clientId,
    clientHost,
    rebalanceTimeoutMs,
    topologyEpoch,
    processId,
    userEndpoint: member.userEndpoint,
    clientTags: [...member.clientTags]
      .map(([key, value]) => ({ key, value }))
      .sort((left, right) => (left.key < right.key ? -1 : 1)),
  };
}

/** A tombstone takes all tasks, before the member itself goes. */
export function withCurrentAssignment(
  member: StreamsMember,
  value: CurrentAssignmentValue | null,
): StreamsMember {
  if (value === null) {
    return {
      ...member,
      memberEpoch: LEFT_EPOCH,
      previousMemberEpoch: LEFT_EPOCH,
      assignedTasks: NO_OWNED_TASKS,
      tasksPendingRevocation: NO_OWNED_TASKS,
    };
  }
  const { memberEpoch, previousMemberEpoch } = value;
  return {
    ...member,
    memberEpoch,
    previousMemberEpoch,
    state: streamsMemberStateOf(value.state),
    assignedTasks: {
      active: epochTasksOf(value.activeTasks, memberEpoch),
      standby: tasksOf(value.standbyTasks),
      warmup: tasksOf(value.warmupTasks),
    },
    tasksPendingRevocation: {
      active: epochTasksOf(value.activeTasksPendingRevocation, memberEpoch),
      standby: tasksOf(value.standbyTasksPendingRevocation),
      warmup: tasksOf(value.warmupTasksPendingRevocation),
    },
  };
}

export function currentAssignmentValueOf(member: StreamsMember): CurrentAssignmentValue {
  const { memberEpoch, previousMemberEpoch, state, assignedTasks, tasksPendingRevocation } = member;
  const withoutEpochs = (tasks: OwnedTasks['standby']) =>
    taskIds(tasks).map((ids) => ({ ...ids, assignmentEpochs: null }));
  return {
    memberEpoch,
    previousMemberEpoch,
    state,
    activeTasks: epochTaskIds(assignedTasks.active),
    standbyTasks: withoutEpochs(assignedTasks.standby),
    warmupTasks: withoutEpochs(assignedTasks.warmup),
    activeTasksPendingRevocation: epochTaskIds(tasksPendingRevocation.active),
    standbyTasksPendingRevocation: withoutEpochs(tasksPendingRevocation.standby),
    warmupTasksPendingRevocation: withoutEpochs(tasksPendingRevocation.warmup),
  };
}
