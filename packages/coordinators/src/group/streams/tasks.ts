/** Tasks of one kind: by subtopology, the partitions that they work on. */
export type Tasks = ReadonlyMap<string, ReadonlySet<number>>;

/** Active tasks, each with the member epoch from which on it is the member's. */
export type EpochTasks = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The tasks that a member shall have. Warm-up tasks are in the protocol, but none are assigned yet, here as in Kafka. */
export interface TaskSets {
  readonly active: Tasks;
  readonly standby: Tasks;
  readonly warmup: Tasks;
}

/** The tasks that a member has. */
export interface OwnedTasks {
  readonly active: EpochTasks;
  readonly standby: Tasks;
  readonly warmup: Tasks;
}

const NONE: Tasks = new Map();
const NONE_WITH_EPOCHS: EpochTasks = new Map();

export const NO_TASKS: TaskSets = { active: NONE, standby: NONE, warmup: NONE };
export const NO_OWNED_TASKS: OwnedTasks = { active: NONE_WITH_EPOCHS, standby: NONE, warmup: NONE };

/** Tasks as messages have them. */
export interface TaskIds {
  readonly subtopologyId: string;
  readonly partitions: readonly number[];
}

/** Active tasks as records have them; epochs are missing in records of earlier versions. */
interface EpochTaskIds extends TaskIds {
  readonly assignmentEpochs: readonly number[] | null;
}

export function tasksOf(ids: readonly TaskIds[]): Tasks {
  return new Map(ids.map(({ subtopologyId, partitions }) => [subtopologyId, new Set(partitions)]));
}

export function epochTasksOf(ids: readonly EpochTaskIds[], defaultEpoch: number): EpochTasks {
  return new Map(
    ids.map(({ subtopologyId, partitions, assignmentEpochs }) => {
      const epochs = assignmentEpochs?.length === partitions.length ? assignmentEpochs : null;
      return [
        subtopologyId,
        new Map(partitions.map((partition, i) => [partition, epochs?.[i] ?? defaultEpoch])),
      ];
    }),
  );
}

/** In order, as messages and records are best read. */
export function taskIds(tasks: Tasks | EpochTasks): { subtopologyId: string; partitions: number[] }[] {
  return [...tasks]
    .map(([subtopologyId, partitions]) => ({ subtopologyId, partitions: ascending(partitions.keys()) }))
    .sort(bySubtopology);
}

export function epochTaskIds(tasks: EpochTasks) {
  return taskIds(tasks).map(({ subtopologyId, partitions }) => {
    const epochs = tasks.get(subtopologyId);
    const assignmentEpochs = partitions.map((partition) => epochs?.get(partition) ?? 0);
    return { subtopologyId, partitions, assignmentEpochs };
  });
}

export function isNoTask({ active, standby, warmup }: TaskSets | OwnedTasks): boolean {
  return active.size === 0 && standby.size === 0 && warmup.size === 0;
}

/** Whether one of `owned` is among `tasks`, as a task of the same kind. */
export function containsAny(tasks: TaskSets, owned: OwnedTasks): boolean {
  return (
    overlap(tasks.active, owned.active) ||
    overlap(tasks.standby, owned.standby) ||
    overlap(tasks.warmup, owned.warmup)
  );
}

export function sameTasks(left: TaskSets, right: TaskSets): boolean {
  return (
    sameKind(left.active, right.active) &&
    sameKind(left.standby, right.standby) &&
    sameKind(left.warmup, right.warmup)
  );
}

/** Epochs count too. */
export function sameOwnedTasks(left: OwnedTasks, right: OwnedTasks): boolean {
  return (
    sameKind(left.active, right.active) &&
    sameKind(left.standby, right.standby) &&
    sameKind(left.warmup, right.warmup)
  );
}

function sameKind(left: Tasks | EpochTasks, right: Tasks | EpochTasks): boolean {
  if (left.size !== right.size) return false;
  for (const [subtopologyId, tasks] of left) {
    const others = right.get(subtopologyId);
    if (others === undefined || others.size !== tasks.size) return false;
    for (const [partition, epoch] of tasks.entries())
      if (!others.has(partition) || (others instanceof Map && others.get(partition) !== epoch)) return false;
  }
  return true;
}

function overlap(tasks: Tasks, others: Tasks | EpochTasks): boolean {
  for (const [subtopologyId, partitions] of tasks) {
    const other = others.get(subtopologyId);
    if (other === undefined) continue;
    for (const partition of partitions) if (other.has(partition)) return true;
  }
  return false;
}

function ascending(partitions: Iterable<number>): number[] {
  return [...partitions].sort((left, right) => left - right);
}

function bySubtopology(left: TaskIds, right: TaskIds): number {
  return left.subtopologyId < right.subtopologyId ? -1 : 1;
}
