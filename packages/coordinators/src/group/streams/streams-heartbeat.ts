import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatResponse,
  StreamsGroupHeartbeatResponseStatus,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import {
  STREAMS_CURRENT_ASSIGNMENT,
  STREAMS_EPOCH,
  STREAMS_MEMBER,
  STREAMS_TOPOLOGY,
} from '../../records/streams-group-records.ts';
import { type Answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { type ConfiguredTopology, configureTopology } from './configured-topology.ts';
import { partitionsByEndpoint } from './endpoints.ts';
import type { StreamsHeartbeatResult } from './heartbeat-result.ts';
import { epochRefusal, unknownTasksRefusal } from './member-check.ts';
import { reconcile } from './reconcile.ts';
import { type AssignmentConfigs, StreamsGroup } from './streams-group.ts';
import { notAMember, type StreamsLeave } from './streams-leave.ts';
import {
  currentAssignmentValueOf,
  isReconciledTo,
  metadataValueOf,
  newStreamsMember,
  type StreamsMember,
  sameMetadata,
  standsSame,
  updatedBy,
} from './streams-member.ts';
import { INITIAL_DELAY, type MemberTarget, STANDBY_REPLICAS, updateTarget } from './target-update.ts';
import { sameOwnedTasks, taskIds, tasksOf } from './tasks.ts';
import type { Topology } from './topology.ts';
import { topologyChange } from './topology-change.ts';
import { StreamsStatus } from './topology-problem.ts';

type Request = StreamsGroupHeartbeatRequest;

interface Opened {
  readonly group: StreamsGroup;
  /** Take away a classic group without members that is in the way. */
  readonly records: readonly GroupRecord[];
}

const JOINING_EPOCH = 0;

/** No topic need be looked at again for so long, unless it changes. */
const NO_REFRESH_MS = 2 ** 31 - 1;

/** Members of streams groups that join, and that tell how they are. */
export class StreamsHeartbeat {
  readonly #context: ModernContext;
  readonly #leave: StreamsLeave;

  constructor(context: ModernContext, leave: StreamsLeave) {
    this.#context = context;
    this.#leave = leave;
  }

  heartbeat(request: Request, origin: RequestOrigin): Answer<GroupRecord, StreamsHeartbeatResult> | Refusal {
    const opened = this.#open(request);
    if (opened instanceof Refusal) return opened;
    const { group } = opened;
    const previous = this.#memberOf(group, request);
    if (previous instanceof Refusal) return previous;
    const said = updatedBy(previous, request, origin);
    const topology = topologyChange(group, request.topology);
    if (topology instanceof Refusal) return topology;
    const records: GroupRecord[] = [...opened.records];
    const key = { groupId: group.groupId, memberId: said.memberId };
    const hasChanged = !sameMetadata(previous, said);
    if (hasChanged) records.push(STREAMS_MEMBER.record(key, metadataValueOf(said)));
    if (topology.isNew)
      records.push(STREAMS_TOPOLOGY.record({ groupId: group.groupId }, topology.value.value));
    const configured = this.#configure(group, topology.value);
    if (configured instanceof Refusal) return configured;
    const unknown = configured.topology.problem === null && configured.topology.subtopologies;
    const refusal = unknown ? unknownTasksRefusal(request, unknown) : undefined;
    if (refusal !== undefined) return refusal;
    const configs = this.#assignmentConfigs(group.groupId);
    const epoch = this.#epoch(group, topology.value, configured, configs, hasChanged);
    records.push(...epoch.records);
    this.#delayFirstAssignment(group);
    const update = { groupEpoch: epoch.groupEpoch, member: said, topology: configured.topology, configs };
    const target = updateTarget(group, update, this.#context);
    records.push(...target.records);
    const member = this.#reconcile(group, said, target, request);
    if (member instanceof Refusal) return member;
    if (member !== said)
      records.push(STREAMS_CURRENT_ASSIGNMENT.record(key, currentAssignmentValueOf(member)));
    this.#leave.extendSession(group.groupId, said.memberId);
    if (request.shutdownApplication) group.shutdownRequestedBy ??= said.memberId;
    const status = this.#status(group, said, configured.topology, target);
    const response = this.#response(group, request, previous, member, status);
    return { records, response: { response, missingTopics: configured.topology.missingTopics } };
  }

  #open({ groupId, memberEpoch }: Request): Opened | Refusal {
    const group = this.#context.groups.get(groupId);
    if (memberEpoch !== JOINING_EPOCH) {
      if (group?.kind === 'streams') return { group, records: [] };
      const message = group === undefined ? `Streams group ${groupId} not found.` : otherKind(groupId);
      return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, message);
    }
    if (group === undefined) return { group: new StreamsGroup(groupId), records: [] };
    if (group.kind === 'classic' && group.isEmpty)
      return { group: new StreamsGroup(groupId), records: group.tombstones() };
    if (group.kind !== 'streams') return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, otherKind(groupId));
    const { streamsMaxSize } = this.#context.config;
    if (group.members.size < streamsMaxSize) return { group, records: [] };
    const message = `The streams group has reached its maximum capacity of ${streamsMaxSize} members.`;
    return new Refusal(ErrorCode.GROUP_MAX_SIZE_REACHED, message);
  }

  #memberOf(group: StreamsGroup, request: Request): StreamsMember | Refusal {
    const { memberId, memberEpoch } = request;
    const known = group.members.get(memberId);
    if (known === undefined && memberEpoch !== JOINING_EPOCH) return notAMember(group.groupId, memberId);
    const member = known ?? newStreamsMember(memberId);
    return epochRefusal(member, memberEpoch, request) ?? member;
  }

  /** The topology is laid upon the topics when it is new, or when one of them has changed. */
  #configure(
    group: StreamsGroup,
    topology: Topology,
  ): { readonly topology: ConfiguredTopology; readonly metadataHash: bigint } | Refusal {
    const { configured, metadataHash } = group;
    const isFresh = group.topology !== null && !group.hasMetadataExpired(this.#context.clock.now());
    if (configured !== null && isFresh) return { topology: configured, metadataHash };
    const newHash = this.#context.topicHashes.ofTopics(topology.requiredTopics());
    if (configured !== null && group.topology !== null && newHash === metadataHash)
      return { topology: configured, metadataHash };
    const reconfigured = configureTopology(topology, this.#context.metadata);
    if (reconfigured instanceof Refusal) return reconfigured;
    group.configured = reconfigured;
    return { topology: reconfigured, metadataHash: newHash };
  }

  #assignmentConfigs(groupId: string): AssignmentConfigs {
    const { streamsStandbyReplicas } = this.#context.groupConfig(groupId);
    return new Map([[STANDBY_REPLICAS, String(streamsStandbyReplicas)]]);
  }

  /** A new epoch begins when anything that an assignment depends on has changed. */
  #epoch(
    group: StreamsGroup,
    topology: Topology,
    configured: { readonly topology: ConfiguredTopology; readonly metadataHash: bigint },
    configs: AssignmentConfigs,
    hasMemberChanged: boolean,
  ): { readonly groupEpoch: number; readonly records: readonly GroupRecord[] } {
    const { metadataHash } = configured;
    const validatedTopologyEpoch = configured.topology.problem === null ? topology.epoch : -1;
    const isNew =
      hasMemberChanged ||
      metadataHash !== group.metadataHash ||
      validatedTopologyEpoch !== group.validatedTopologyEpoch ||
      !sameConfigs(configs, group.assignmentConfigs);
    if (!isNew) return { groupEpoch: group.groupEpoch, records: [] };
    const epoch = group.groupEpoch + 1;
    group.setMetadataRefresh(this.#context.clock.now() + NO_REFRESH_MS, epoch);
    const lastAssignmentConfigs = [...configs].map(([key, value]) => ({ key, value }));
    const value = { epoch, metadataHash, validatedTopologyEpoch, lastAssignmentConfigs };
    return { groupEpoch: epoch, records: [STREAMS_EPOCH.record({ groupId: group.groupId }, value)] };
  }

  /** A new group waits a little, so that members that start together get their tasks at once. */
  #delayFirstAssignment(group: StreamsGroup): void {
    const { groupId } = group;
    const { timers, run, groupConfig } = this.#context;
    const delayMs = groupConfig(groupId).streamsInitialRebalanceDelayMs;
    if (!group.isEmpty || delayMs <= 0 || timers.has(INITIAL_DELAY, groupId, '')) return;
    timers.set(INITIAL_DELAY, groupId, '', delayMs, () => run(() => this.#assignAfterDelay(groupId)));
  }

  #assignAfterDelay(groupId: string): Outcome<GroupRecord> {
    const group = this.#context.groups.streams(groupId);
    if (group === undefined || group.isEmpty || group.configured === null) return nothing();
    const { groupEpoch, configured, assignmentConfigs } = group;
    const update = { groupEpoch, member: undefined, topology: configured, configs: assignmentConfigs };
    return { records: updateTarget(group, update, this.#context).records };
  }

  #reconcile(
    group: StreamsGroup,
    said: StreamsMember,
    { epoch, target }: MemberTarget,
    { activeTasks, standbyTasks, warmupTasks }: Request,
  ): StreamsMember | Refusal {
    if (isReconciledTo(said, epoch)) return said;
    const tellsAll = activeTasks !== null && standbyTasks !== null && warmupTasks !== null;
    const reported = tellsAll
      ? { active: tasksOf(activeTasks), standby: tasksOf(standbyTasks), warmup: tasksOf(warmupTasks) }
      : null;
    const member = reconcile(said, { targetEpoch: epoch, target, reported, processes: group.processes });
    if (member instanceof Refusal) return member;
    // A member that waits for others gets nowhere, heartbeat after heartbeat.
    if (standsSame(member, said)) return said;
    this.#leave.expectRevocation(group.groupId, member);
    return member;
  }

  #status(
    group: StreamsGroup,
    member: StreamsMember,
    { problem }: ConfiguredTopology,
    { delayedBy }: MemberTarget,
  ): StreamsGroupHeartbeatResponseStatus[] {
    const status: StreamsGroupHeartbeatResponseStatus[] = [];
    const add = (statusCode: number, statusDetail: string) => status.push({ statusCode, statusDetail });
    if (group.topology !== null && member.topologyEpoch < group.topology.epoch)
      add(
        StreamsStatus.STALE_TOPOLOGY,
        `The member's topology epoch ${member.topologyEpoch} is behind the group's topology epoch ${group.topology.epoch}.`,
      );
    if (delayedBy !== null)
      add(StreamsStatus.ASSIGNMENT_DELAYED, `Assignment delayed due to the configured ${delayedBy}.`);
    if (problem !== null) add(problem.statusCode, problem.statusDetail);
    if (group.shutdownRequestedBy !== null)
      add(
        StreamsStatus.SHUTDOWN_APPLICATION,
        `Streams group member ${group.shutdownRequestedBy} encountered a fatal error and requested a shutdown for the entire application.`,
      );
    return status;
  }

  #response(
    group: StreamsGroup,
    request: Request,
    previous: StreamsMember,
    member: StreamsMember,
    status: StreamsGroupHeartbeatResponseStatus[],
  ): Init<StreamsGroupHeartbeatResponse> {
    const { groupId } = group;
    const { assignedTasks } = member;
    const mustTell =
      request.memberEpoch === JOINING_EPOCH || !sameOwnedTasks(previous.assignedTasks, assignedTasks);
    if (mustTell && member.userEndpoint !== null) group.endpointEpoch++;
    const isKnown = this.#context.groups.get(groupId) !== undefined;
    const mustTellEndpoints = group.endpointEpoch !== request.endpointInformationEpoch;
    return {
      errorCode: ErrorCode.NONE,
      memberId: member.memberId,
      memberEpoch: member.memberEpoch,
      heartbeatIntervalMs: this.#context.groupConfig(groupId).streamsHeartbeatIntervalMs,
      activeTasks: mustTell ? taskIds(assignedTasks.active) : null,
      standbyTasks: mustTell ? taskIds(assignedTasks.standby) : null,
      warmupTasks: mustTell ? taskIds(assignedTasks.warmup) : null,
      partitionsByUserEndpoint: mustTellEndpoints
        ? partitionsByEndpoint(group, member, this.#context.metadata)
        : null,
      endpointInformationEpoch: isKnown ? group.endpointEpoch : 0,
      status,
    };
  }
}

function otherKind(groupId: string): string {
  return `Group ${groupId} is not a streams group.`;
}

function sameConfigs(left: AssignmentConfigs, right: AssignmentConfigs): boolean {
  return left.size === right.size && [...left].every(([name, value]) => right.get(name) === value);
}
