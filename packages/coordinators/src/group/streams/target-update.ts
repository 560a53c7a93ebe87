import { inJavaHashOrder } from '@kavka/base';
import {
  STREAMS_TARGET_ASSIGNMENT,
  STREAMS_TARGET_ASSIGNMENT_EPOCH,
  type StreamsGroupRecord,
} from '../../records/streams-group-records.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConfiguredTopology } from './configured-topology.ts';
import { assignTasks, type MemberToAssign } from './sticky-task-assignor.ts';
import type { AssignmentConfigs, StreamsGroup } from './streams-group.ts';
import type { StreamsMember } from './streams-member.ts';
import { NO_TASKS, sameTasks, type TaskSets, taskIds } from './tasks.ts';

/** The config that says how many copies of each state are kept. */
export const STANDBY_REPLICAS = 'num.standby.replicas';

/** The timer of a new group that waits for more members before its first assignment. */
export const INITIAL_DELAY = 'initial-rebalance';

/** What a member shall have, in which epoch. */
export interface MemberTarget {
  readonly epoch: number;
  readonly target: TaskSets;
  readonly records: readonly StreamsGroupRecord[];
  /** Why no new assignment was made although it is due. */
  readonly delayedBy: string | null;
}

export interface TargetUpdate {
  readonly groupEpoch: number;
  /** As it will be; undefined where none changes. */
  readonly member: StreamsMember | undefined;
  readonly topology: ConfiguredTopology;
  readonly configs: AssignmentConfigs;
}

/** The target of a member: computed anew when the group is in a later epoch than its target, but not too often. */
export function updateTarget(
  group: StreamsGroup,
  update: TargetUpdate,
  context: ModernContext,
): MemberTarget {
  const { groupId } = group;
  const { groupEpoch, member } = update;
  const last = { epoch: group.assignmentEpoch, records: [] };
  if (context.timers.has(INITIAL_DELAY, groupId, ''))
    return { ...last, target: NO_TASKS, delayedBy: 'initial rebalance delay' };
  const lastTarget = member === undefined ? NO_TASKS : group.targetOf(member.memberId);
  if (group.assignmentEpoch >= groupEpoch) return { ...last, target: lastTarget, delayedBy: null };
  if (isTooEarly(group, context)) return { ...last, target: lastTarget, delayedBy: 'assignment interval' };
  const targets = targetsOf(group, update);
  const assignmentTimestamp = BigInt(context.clock.now());
  const records = [
    ...changedTargets(group, targets),
    STREAMS_TARGET_ASSIGNMENT_EPOCH.record({ groupId }, { assignmentEpoch: groupEpoch, assignmentTimestamp }),
  ];
  context.logger.info('Assigned the tasks of a streams group', {
    group: groupId,
    epoch: groupEpoch,
    members: targets.size,
  });
  const target = targets.get(member?.memberId ?? '') ?? NO_TASKS;
  return { epoch: groupEpoch, target, records, delayedBy: null };
}

function isTooEarly(group: StreamsGroup, { clock, groupConfig }: ModernContext): boolean {
  const { streamsAssignmentIntervalMs } = groupConfig(group.groupId);
  const lastMs = Number(group.assignmentTimestampMs);
  return (
    lastMs !== 0 && streamsAssignmentIntervalMs !== 0 && clock.now() < lastMs + streamsAssignmentIntervalMs
  );
}

/** While the topology is not in order, nobody has anything to do. */
function targetsOf(
  group: StreamsGroup,
  { member, topology, configs }: TargetUpdate,
): ReadonlyMap<string, TaskSets> {
  const members = new Map<string, MemberToAssign>();
  for (const each of group.members.values()) members.set(each.memberId, toAssign(group, each));
  if (member !== undefined) members.set(member.memberId, toAssign(group, member));
  if (topology.problem !== null || topology.subtopologies === null)
    return new Map([...members.keys()].map((memberId) => [memberId, NO_TASKS]));
  const assigned = assignTasks({
    members,
    subtopologies: [...topology.subtopologies.values()],
    standbyReplicas: Number(configs.get(STANDBY_REPLICAS) ?? 0),
  });
  return new Map([...members.keys()].map((memberId) => [memberId, assigned.get(memberId) ?? NO_TASKS]));
}

function toAssign(group: StreamsGroup, { memberId, processId }: StreamsMember): MemberToAssign {
  return { processId, tasks: group.targetOf(memberId) };
}

function changedTargets(
  group: StreamsGroup,
  targets: ReadonlyMap<string, TaskSets>,
): readonly StreamsGroupRecord[] {
  const { groupId } = group;
  return inJavaHashOrder([...targets.keys()]).flatMap((memberId) => {
    const before = group.targetAssignment.get(memberId);
    const target = targets.get(memberId) ?? NO_TASKS;
    if (before !== undefined && sameTasks(before, target)) return [];
    return [
      STREAMS_TARGET_ASSIGNMENT.record(
        { groupId, memberId },
        {
          activeTasks: taskIds(target.active),
          standbyTasks: taskIds(target.standby),
          warmupTasks: taskIds(target.warmup),
        },
      ),
    ];
  });
}
