import { ErrorCode } from '@kavka/protocol';
import { Refusal } from '../../runtime/refusal.ts';
import { inEpoch, type StreamsMember } from './streams-member.ts';
import { StreamsMemberState } from './streams-member-state.ts';
import type { TaskProcesses } from './task-processes.ts';
import {
  containsAny,
  type EpochTasks,
  isNoTask,
  NO_OWNED_TASKS,
  type OwnedTasks,
  type TaskSets,
  type Tasks,
} from './tasks.ts';

/** What a member shall have, and what it says that it has (null: it does not say). */
export interface Reconciliation {
  readonly targetEpoch: number;
  readonly target: TaskSets;
  readonly reported: TaskSets | null;
  readonly processes: TaskProcesses;
}

/** The next step of a member on its way to its target: tasks are given up first, and taken when nobody else has them. */
export function reconcile(member: StreamsMember, reconciliation: Reconciliation): StreamsMember | Refusal {
  const { targetEpoch, reported } = reconciliation;
  switch (member.state) {
    case StreamsMemberState.STABLE:
      if (member.memberEpoch === targetEpoch) return member;
      return nextStep(member, member.memberEpoch, reconciliation);
    case StreamsMemberState.UNREVOKED_TASKS:
      if (reported === null || containsAny(reported, member.tasksPendingRevocation)) return member;
      return nextStep(member, member.memberEpoch + 1, reconciliation);
    case StreamsMemberState.UNRELEASED_TASKS:
      return nextStep(member, member.memberEpoch, reconciliation);
    case StreamsMemberState.UNKNOWN:
      if (reported !== null && isNoTask(reported)) return nextStep(member, targetEpoch, reconciliation);
      return new Refusal(
        ErrorCode.FENCED_MEMBER_EPOCH,
        'The streams group member is in a unknown state. The member must abandon all its tasks and rejoin.',
      );
  }
}

function nextStep(member: StreamsMember, memberEpoch: number, reconciliation: Reconciliation): StreamsMember {
  const { targetEpoch, target, reported, processes } = reconciliation;
  const { assignedTasks: current, processId } = member;
  const isHeld = (id: string, partition: number) => processes.has(processId, id, partition);
  const isActiveHeld = (id: string, partition: number) =>
    processes.active(id, partition) !== undefined || processes.hasCopy(processId, id, partition);
  const active = difference(current.active, target.active, isActiveHeld);
  const standby = difference(withEpochs(current.standby), target.standby, isHeld);
  const warmup = difference(withEpochs(current.warmup), target.warmup, isHeld);
  const revoked: OwnedTasks = {
    active: active.revoked,
    standby: partitionsOf(standby.revoked),
    warmup: partitionsOf(warmup.revoked),
  };
  const kept: OwnedTasks = {
    active: active.kept,
    standby: partitionsOf(standby.kept),
    warmup: partitionsOf(warmup.kept),
  };
  const mustRevoke = !isNoTask(revoked) && (reported === null || containsAny(reported, revoked));
  if (mustRevoke) {
    return {
      ...inEpoch(member, memberEpoch),
      state: StreamsMemberState.UNREVOKED_TASKS,
      assignedTasks: kept,
      tasksPendingRevocation: revoked,
    };
  }
  const isWaiting = active.isWaiting || standby.isWaiting || warmup.isWaiting;
  return {
    ...inEpoch(member, targetEpoch),
    state: isWaiting ? StreamsMemberState.UNRELEASED_TASKS : StreamsMemberState.STABLE,
    assignedTasks: {
      active: merged(kept.active, active.added, targetEpoch),
      standby: partitionsOf(merged(standby.kept, standby.added, 0)),
      warmup: partitionsOf(merged(warmup.kept, warmup.added, 0)),
    },
    tasksPendingRevocation: NO_OWNED_TASKS,
  };
}

interface Difference {
  readonly kept: EpochTasks;
  readonly revoked: EpochTasks;
  /** New ones that nobody has. */
  readonly added: Tasks;
  /** There are new ones that somebody has. */
  readonly isWaiting: boolean;
}

function difference(
  current: EpochTasks,
  target: Tasks,
  isHeld: (subtopologyId: string, partition: number) => boolean,
): Difference {
  const kept = new Map<string, Map<number, number>>();
  const revoked = new Map<string, Map<number, number>>();
  const added = new Map<string, Set<number>>();
  let isWaiting = false;
  for (const [id, tasks] of current) {
    for (const [partition, epoch] of tasks) {
      const into = target.get(id)?.has(partition) === true ? kept : revoked;
      into.set(id, (into.get(id) ?? new Map<number, number>()).set(partition, epoch));
    }
  }
  for (const [id, partitions] of target) {
    for (const partition of partitions) {
      if (current.get(id)?.has(partition) === true) continue;
      if (isHeld(id, partition)) isWaiting = true;
      else added.set(id, (added.get(id) ?? new Set<number>()).add(partition));
    }
  }
  return { kept, revoked, added, isWaiting };
}

function merged(kept: EpochTasks, added: Tasks, epoch: number): EpochTasks {
  const all = new Map([...kept].map(([id, tasks]) => [id, new Map(tasks)]));
  for (const [id, partitions] of added) {
    const tasks = all.get(id) ?? new Map<number, number>();
    for (const partition of partitions) tasks.set(partition, epoch);
    all.set(id, tasks);
  }
  return all;
}

/** Copies of tasks have no epochs; here they have one so that all kinds go the same way. */
function withEpochs(tasks: Tasks): EpochTasks {
  return new Map(
    [...tasks].map(([id, partitions]) => [id, new Map([...partitions].map((each) => [each, 0]))]),
  );
}

function partitionsOf(tasks: EpochTasks): Tasks {
  return new Map([...tasks].map(([id, epochs]) => [id, new Set(epochs.keys())]));
}
