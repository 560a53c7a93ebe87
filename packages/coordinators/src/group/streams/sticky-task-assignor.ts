import { inJavaHashOrder } from '@kavka/base';
import { getOrInsert } from '../../get-or-insert.ts';
import type { ConfiguredSubtopology } from './configured-topology.ts';
import { LeastFirst } from './least-first.ts';
import { nameOf, ProcessLoad, type Task } from './process-load.ts';
import type { TaskSets, Tasks } from './tasks.ts';

/** A member as the assignor sees it. */
export interface MemberToAssign {
  readonly processId: string;
  /** Its target so far. */
  readonly tasks: TaskSets;
}

export interface TaskAssignment {
  readonly members: ReadonlyMap<string, MemberToAssign>;
  /** In the order of their ids. */
  readonly subtopologies: readonly ConfiguredSubtopology[];
  /** `num.standby.replicas` */
  readonly standbyReplicas: number;
}

interface Holder {
  readonly memberId: string;
  readonly process: ProcessLoad;
}

/**
 * Kafka's `sticky` assignor: tasks stay where they were, or where there is a copy of their state, as far as that leaves all members equally
 * loaded.
 */
export function assignTasks(assignment: TaskAssignment): Map<string, TaskSets> {
  const assigning = new StickyAssignment(assignment);
  assigning.assignActive();
  if (assignment.standbyReplicas > 0) assigning.assignStandby();
  return assigning.result();
}

class StickyAssignment {
  readonly #assignment: TaskAssignment;
  /** In the order in which a Java hash table goes over their ids. */
  readonly #processes: ReadonlyMap<string, ProcessLoad>;
  readonly #previousActive = new Map<string, Holder>();
  readonly #previousStandby = new Map<string, Holder[]>();
  readonly #activeQuota: Quota;
  readonly #totalQuota: Quota;

  constructor(assignment: TaskAssignment) {
    this.#assignment = assignment;
    const { members, subtopologies, standbyReplicas } = assignment;
    const processes = new Map<string, ProcessLoad>();
    for (const memberId of inJavaHashOrder([...members.keys()])) {
      const { processId, tasks } = members.get(memberId) as MemberToAssign;
      const process = getOrInsert(processes, processId, () => new ProcessLoad());
      process.addMember(memberId);
      this.#remember({ memberId, process }, tasks);
    }
    this.#processes = new Map(
      inJavaHashOrder([...processes.keys()], members.size).map((id) => [
        id,
        processes.get(id) as ProcessLoad,
      ]),
    );
    let active = 0;
    let standby = 0;
    for (const { taskCount, isStateful } of subtopologies) {
      active += taskCount;
      if (isStateful) standby += taskCount * standbyReplicas;
    }
    this.#activeQuota = new Quota(active, members.size);
    this.#totalQuota = new Quota(active + standby, members.size);
  }

  assignActive(): void {
    let left = this.#tasks(() => true).sort(byPartition);
    left = left.filter((task) => !this.#assignActiveTo(this.#previousActive.get(nameOf(task)), task));
    left = left.filter((task) => !this.#assignActiveTo(this.#leastLoadedStandby(task, false), task));
    const byLoad = this.#byLoad();
    for (const task of left.sort(bySubtopology)) {
      const process = byLoad.take() as ProcessLoad;
      this.#countActive(process.addToLeastLoaded(task, 'active'));
      byLoad.add(process);
    }
  }

  assignStandby(): void {
    const { standbyReplicas } = this.#assignment;
    const left: { readonly task: Task; readonly replicas: number }[] = [];
    for (const task of this.#tasks(({ isStateful }) => isStateful)
      .sort(byPartition)
      .reverse()) {
      let assigned = 0;
      while (assigned < standbyReplicas && this.#assignStandbyWhereItWas(task)) assigned++;
      if (assigned < standbyReplicas) left.push({ task, replicas: standbyReplicas - assigned });
    }
    const byLoad = this.#byLoad();
    for (const { task, replicas } of left.sort((a, b) => bySubtopology(b.task, a.task))) {
      for (let replica = 0; replica < replicas; replica++)
        if (!this.#assignStandbyToLeastLoaded(byLoad, task)) break;
    }
  }

  result(): Map<string, TaskSets> {
    const targets = new Map<string, TaskSets>();
    for (const process of this.#processes.values())
      for (const { memberId, active, standby } of process.members())
        targets.set(memberId, { active: grouped(active), standby: grouped(standby), warmup: new Map() });
    return targets;
  }

  #remember(holder: Holder, { active, standby }: TaskSets): void {
    for (const task of eachOf(active)) this.#previousActive.set(nameOf(task), holder);
    for (const task of eachOf(standby))
      getOrInsert(this.#previousStandby, nameOf(task), () => [] as Holder[]).push(holder);
  }

  #tasks(isWanted: (part: ConfiguredSubtopology) => boolean): Task[] {
    return this.#assignment.subtopologies
      .filter(isWanted)
      .flatMap(({ subtopologyId, taskCount }) =>
        Array.from({ length: taskCount }, (_, partition) => ({ subtopologyId, partition })),
      );
  }

  #byLoad(): LeastFirst<ProcessLoad> {
    return new LeastFirst(this.#processes.values(), ({ load }) => load);
  }

  #assignActiveTo(holder: Holder | undefined, task: Task): boolean {
    if (holder === undefined) return false;
    const { memberId, process } = holder;
    if (process.countOf(memberId) >= this.#activeQuota.perMember) return false;
    this.#countActive(process.add(memberId, task, 'active'));
    return true;
  }

  #countActive(taskCount: number): void {
    this.#activeQuota.reached(taskCount);
    this.#totalQuota.reached(taskCount);
  }

  #assignStandbyWhereItWas(task: Task): boolean {
    const active = this.#previousActive.get(nameOf(task));
    if (active !== undefined && !active.process.has(task) && this.#assignStandbyTo(active, task)) return true;
    const standby = this.#leastLoadedStandby(task, true);
    return standby !== undefined && this.#assignStandbyTo(standby, task);
  }

  #assignStandbyTo({ memberId, process }: Holder, task: Task): boolean {
    if (process.countOf(memberId) >= this.#totalQuota.perMember) return false;
    this.#totalQuota.reached(process.add(memberId, task, 'standby'));
    return true;
  }

  /** A process that has the task already is passed over, and comes back into the queue. */
  #assignStandbyToLeastLoaded(byLoad: LeastFirst<ProcessLoad>, task: Task): boolean {
    const process = byLoad.take();
    if (process === undefined) return false;
    let isAssigned = false;
    if (!process.has(task)) {
      this.#totalQuota.reached(process.addToLeastLoaded(task, 'standby'));
      isAssigned = true;
    } else if (byLoad.size > 0) isAssigned = this.#assignStandbyToLeastLoaded(byLoad, task);
    byLoad.add(process);
    return isAssigned;
  }

  /** Of those that had a copy of the task. As in Kafka, whether the first of them has the task already is looked at only in the end. */
  #leastLoadedStandby(task: Task, mustBeFree: boolean): Holder | undefined {
    const [first, ...others] = this.#previousStandby.get(nameOf(task)) ?? [];
    if (first === undefined) return undefined;
    let best = first;
    let bestLoad = first.process.load;
    let bestCount = first.process.countOf(first.memberId);
    for (const holder of others) {
      const { load } = holder.process;
      const count = holder.process.countOf(holder.memberId);
      if (load >= bestLoad || (mustBeFree && holder.process.has(task)) || count >= bestCount) continue;
      best = holder;
      bestLoad = load;
      bestCount = count;
    }
    return mustBeFree && first.process.has(task) ? undefined : best;
  }
}

/** How many tasks each member may have: as equal as can be, and counted anew each time that one is full. */
class Quota {
  #tasks: number;
  #members: number;

  constructor(tasks: number, members: number) {
    this.#tasks = tasks;
    this.#members = members;
  }

  get perMember(): number {
    return this.#members === 0 ? 0 : Math.ceil(this.#tasks / this.#members);
  }

  reached(taskCount: number): void {
    if (taskCount !== this.perMember) return;
    this.#members--;
    this.#tasks -= taskCount;
  }
}

function* eachOf(tasks: Tasks): Iterable<Task> {
  for (const [subtopologyId, partitions] of tasks)
    for (const partition of partitions) yield { subtopologyId, partition };
}

function grouped(tasks: readonly Task[]): Tasks {
  const grouped = new Map<string, Set<number>>();
  for (const { subtopologyId, partition } of tasks)
    getOrInsert(grouped, subtopologyId, () => new Set<number>()).add(partition);
  return grouped;
}

function byPartition(left: Task, right: Task): number {
  return left.partition - right.partition || compare(left.subtopologyId, right.subtopologyId);
}

function bySubtopology(left: Task, right: Task): number {
  return compare(left.subtopologyId, right.subtopologyId) || left.partition - right.partition;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
