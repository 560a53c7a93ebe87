import { inJavaHashOrder } from '@kavka/base';
import { LeastFirst } from './least-first.ts';

/** A part of a topology on one partition. */
export interface Task {
  readonly subtopologyId: string;
  readonly partition: number;
}

export function nameOf({ subtopologyId, partition }: Task): string {
  return `${partition} ${subtopologyId}`;
}

interface MemberLoad {
  readonly memberId: string;
  readonly active: Task[];
  readonly standby: Task[];
}

/** The tasks that are assigned to the members of one process: together no task twice. */
export class ProcessLoad {
  readonly #members = new Map<string, MemberLoad>();
  readonly #tasks = new Set<string>();
  #taskCount = 0;
  #byLoad: LeastFirst<{ readonly member: MemberLoad; count: number }> | null = null;

  addMember(memberId: string): void {
    this.#members.set(memberId, { memberId, active: [], standby: [] });
  }

  /** Tasks per member. */
  get load(): number {
    return this.#taskCount / this.#members.size;
  }

  has(task: Task): boolean {
    return this.#tasks.has(nameOf(task));
  }

  countOf(memberId: string): number {
    const member = this.#members.get(memberId);
    return member === undefined ? 0 : countOf(member);
  }

  members(): Iterable<MemberLoad> {
    return this.#members.values();
  }

  /** How many tasks the member has now. */
  add(memberId: string, task: Task, kind: 'active' | 'standby'): number {
    this.#byLoad = null;
    return this.#add(this.#members.get(memberId) as MemberLoad, task, kind);
  }

  /** How many tasks the member has now that had the fewest. */
  addToLeastLoaded(task: Task, kind: 'active' | 'standby'): number {
    this.#byLoad ??= new LeastFirst(
      inJavaHashOrder([...this.#members.keys()]).map((memberId) => {
        const member = this.#members.get(memberId) as MemberLoad;
        return { member, count: countOf(member) };
      }),
      ({ count }) => count,
    );
    const least = this.#byLoad.take() as { readonly member: MemberLoad; count: number };
    least.count = this.#add(least.member, task, kind);
    this.#byLoad.add(least);
    return least.count;
  }

  #add(member: MemberLoad, task: Task, kind: 'active' | 'standby'): number {
    this.#taskCount++;
    this.#tasks.add(nameOf(task));
    member[kind].push(task);
    return countOf(member);
  }
}

function countOf({ active, standby }: MemberLoad): number {
  return active.length + standby.length;
}
