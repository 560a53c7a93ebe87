import { ErrorCode } from '@kavka/protocol';
import { Refusal } from '../../runtime/refusal.ts';
import type { ConfiguredSubtopology } from './configured-topology.ts';
import type { StreamsMember } from './streams-member.ts';
import type { EpochTasks, TaskIds, Tasks } from './tasks.ts';

/** What a member says that it has; null: it does not say. */
export interface ReportedTasks {
  readonly activeTasks: readonly TaskIds[] | null;
  readonly standbyTasks: readonly TaskIds[] | null;
  readonly warmupTasks: readonly TaskIds[] | null;
}

/** A member may be one epoch behind when the last answer did not reach it; otherwise it has to join anew. */
export function epochRefusal(
  member: StreamsMember,
  epoch: number,
  reported: ReportedTasks,
): Refusal | undefined {
  if (epoch === 0 || epoch === member.memberEpoch) return undefined;
  const isBehind = epoch < member.memberEpoch;
  if (isBehind && epoch === member.previousMemberEpoch && hasOnly(member, reported)) return undefined;
  const relation = isBehind ? 'smaller' : 'greater';
  return new Refusal(
    ErrorCode.FENCED_MEMBER_EPOCH,
    `The streams group member has a ${relation} member epoch (${epoch}) than the one known by the group coordinator ` +
      `(${member.memberEpoch}). The member must abandon all its partitions and rejoin.`,
  );
}

function hasOnly({ assignedTasks }: StreamsMember, reported: ReportedTasks): boolean {
  return (
    areIn(reported.activeTasks, assignedTasks.active) &&
    areIn(reported.standbyTasks, assignedTasks.standby) &&
    areIn(reported.warmupTasks, assignedTasks.warmup)
  );
}

function areIn(ids: readonly TaskIds[] | null, tasks: Tasks | EpochTasks): boolean {
  if (ids === null) return false;
  return ids.every(({ subtopologyId, partitions }) => {
    const assigned = tasks.get(subtopologyId);
    return assigned !== undefined && partitions.every((partition) => assigned.has(partition));
  });
}

/** Tasks that the topology does not have. */
export function unknownTasksRefusal(
  { activeTasks, standbyTasks, warmupTasks }: ReportedTasks,
  subtopologies: ReadonlyMap<string, ConfiguredSubtopology>,
): Refusal | undefined {
  const reported = [...(activeTasks ?? []), ...(standbyTasks ?? []), ...(warmupTasks ?? [])];
  for (const { subtopologyId, partitions } of reported) {
    const taskCount = subtopologies.get(subtopologyId)?.taskCount;
    if (taskCount === undefined)
      return invalid(`Subtopology ${subtopologyId} does not exist in the topology.`);
    const unknown = partitions.find((partition) => partition < 0 || partition >= taskCount);
    if (unknown === undefined) continue;
    return invalid(
      `Task ${unknown} for subtopology ${subtopologyId} is invalid. Number of tasks for this subtopology: ${taskCount}`,
    );
  }
  return undefined;
}

function invalid(message: string): Refusal {
  return new Refusal(ErrorCode.INVALID_REQUEST, message);
}
