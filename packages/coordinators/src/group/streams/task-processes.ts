import { getOrInsert } from '../../get-or-insert.ts';
import type { StreamsMember } from './streams-member.ts';
import type { EpochTasks, OwnedTasks, Tasks } from './tasks.ts';

/** The processes that have tasks, or are still giving them up: a process may have a task only once. */
export class TaskProcesses {
  readonly #active = new Map<string, string>();
  readonly #standby = new Map<string, Map<string, number>>();
  readonly #warmup = new Map<string, Map<string, number>>();

  /** The process that has the active task. */
  active(subtopologyId: string, partition: number): string | undefined {
    return this.#active.get(keyOf(subtopologyId, partition));
  }

  /** Whether the process has the task in whatever kind. */
  has(processId: string, subtopologyId: string, partition: number): boolean {
    const key = keyOf(subtopologyId, partition);
    return this.#active.get(key) === processId || this.#isCopy(processId, key);
  }

  /** Whether the process has the task, but not as the active one. */
  hasCopy(processId: string, subtopologyId: string, partition: number): boolean {
    return this.#isCopy(processId, keyOf(subtopologyId, partition));
  }

  add({ processId, assignedTasks, tasksPendingRevocation }: StreamsMember): void {
    this.#add(processId, assignedTasks);
    this.#add(processId, tasksPendingRevocation);
  }

  remove({ processId, assignedTasks, tasksPendingRevocation }: StreamsMember): void {
    this.#remove(processId, assignedTasks);
    this.#remove(processId, tasksPendingRevocation);
  }

  #isCopy(processId: string, key: string): boolean {
    return this.#standby.get(key)?.has(processId) === true || this.#warmup.get(key)?.has(processId) === true;
  }

  #add(processId: string, { active, standby, warmup }: OwnedTasks): void {
    for (const key of keysOf(active)) this.#active.set(key, processId);
    for (const key of keysOf(standby)) count(this.#standby, key, processId, 1);
    for (const key of keysOf(warmup)) count(this.#warmup, key, processId, 1);
  }

  /** In a log that was compacted, a task may have gone to another process before the record of this one comes. */
  #remove(processId: string, { active, standby, warmup }: OwnedTasks): void {
    for (const key of keysOf(active)) if (this.#active.get(key) === processId) this.#active.delete(key);
    for (const key of keysOf(standby)) count(this.#standby, key, processId, -1);
    for (const key of keysOf(warmup)) count(this.#warmup, key, processId, -1);
  }
}

function count(
  processes: Map<string, Map<string, number>>,
  key: string,
  processId: string,
  change: number,
): void {
  const counts = getOrInsert(processes, key, () => new Map<string, number>());
  const next = (counts.get(processId) ?? 0) + change;
  if (next > 0) counts.set(processId, next);
  else counts.delete(processId);
  if (counts.size === 0) processes.delete(key);
}

function* keysOf(tasks: Tasks | EpochTasks): Iterable<string> {
  for (const [subtopologyId, partitions] of tasks)
    for (const partition of partitions.keys()) yield keyOf(subtopologyId, partition);
}

function keyOf(subtopologyId: string, partition: number): string {
  return `${partition} ${subtopologyId}`;
}
