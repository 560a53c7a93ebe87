import type { Uuid } from '@kavka/base';
import { assert, inSlotOrder, javaUuidHash, slotsWhenCopied, slotsWhenGrown } from '@kavka/base';
import type { AssignmentTask, GroupAssignment } from '../../modern/partition-assignor.ts';
import type { TopicPartitions } from '../../modern/topic-partitions.ts';

type FreePartition = readonly [topicId: Uuid, partition: number];

/**
 * Equal shares where all members read the same topics: members keep what they have up to their quota, the rest goes to those below it. The
 * members that may have one more than others are those who have it already, as far as there are such.
 */
export function assignSameTopics(task: AssignmentTask): GroupAssignment {
  const [first] = task.members.values();
  const topicIds = first?.topicIds ?? new Set<Uuid>();
  if (topicIds.size === 0) return new Map();
  const counts = new Map([...topicIds].map((id) => [id, partitionsOf(task, id)]));
  const free = neverAssigned(task, counts);
  const quotas = new Quotas(task.members.size, sum(counts.values()));
  const result = new Map<string, TopicPartitions>();
  const unfilled: { readonly memberId: string; readonly missing: number }[] = [];
  for (const [memberId, { assignment }] of task.members) {
    const { kept, left } = quotas.keep(assignment, topicIds, free);
    result.set(memberId, kept);
    if (left > 0) unfilled.push({ memberId, missing: left });
  }
  let next = 0;
  for (const { memberId, missing } of unfilled) {
    const added = free.slice(next, next + missing);
    next += added.length;
    if (added.length > 0) result.set(memberId, withPartitions(result.get(memberId)!, added));
  }
  assert(next === free.length, 'partitions were left unassigned');
  return result;
}

/** How many partitions each member gets: some may get one more than others. */
class Quotas {
  readonly #least: number;
  #extra: number;
  #membersLeft: number;

  constructor(memberCount: number, partitionCount: number) {
    this.#least = Math.floor(partitionCount / memberCount);
    this.#extra = partitionCount % memberCount;
    this.#membersLeft = memberCount;
  }

  /** What the next member keeps, and how many it may still get; what it must give up goes to `free`. */
  keep(
    assignment: TopicPartitions,
    topicIds: ReadonlySet<Uuid>,
    free: FreePartition[],
  ): { readonly kept: TopicPartitions; readonly left: number } {
    let left = this.#least + (this.#extra > 0 ? 1 : 0);
    const kept = new Map<Uuid, ReadonlySet<number>>();
    let isSame = true;
    for (const topicId of inSlotOrder(assignment.keys(), javaUuidHash, slotsWhenGrown(assignment.size))) {
      const partitions = assignment.get(topicId)!;
      const stays = topicIds.has(topicId) ? partitionsToKeep(topicId, partitions, left, free) : undefined;
      isSame &&= stays === partitions;
      if (stays !== undefined && stays.size > 0) kept.set(topicId, stays);
      left -= stays?.size ?? 0;
    }
    return { kept: isSame ? assignment : kept, left: this.#settle(left) };
  }

  /** The extra partition is kept for a later member, as long as enough of them are left to take all extras. */
  #settle(left: number): number {
    const hasExtra = this.#extra > 0;
    const mayWait = left > 0 && hasExtra && this.#membersLeft > this.#extra;
    if (hasExtra && !mayWait) this.#extra--;
    this.#membersLeft--;
    return mayWait ? left - 1 : left;
  }
}

function partitionsToKeep(
  topicId: Uuid,
  partitions: ReadonlySet<number>,
  room: number,
  free: FreePartition[],
): ReadonlySet<number> {
  if (partitions.size <= room) return partitions;
  const ordered = inSlotOrder(partitions, (partition) => partition, slotsWhenCopied(partitions.size));
  for (const partition of ordered.slice(room)) free.push([topicId, partition]);
  return new Set(ordered.slice(0, room));
}

/** Partitions that no member has been given so far. */
function neverAssigned(task: AssignmentTask, counts: ReadonlyMap<Uuid, number>): FreePartition[] {
  const assigned = new Map<Uuid, Set<number>>([...counts.keys()].map((id) => [id, new Set()]));
  for (const { assignment } of task.members.values()) {
    for (const [topicId, partitions] of assignment) {
      const all = assigned.get(topicId);
      if (all !== undefined) for (const partition of partitions) all.add(partition);
    }
  }
  const free: FreePartition[] = [];
  for (const topicId of inSlotOrder(counts.keys(), javaUuidHash, slotsWhenCopied(counts.size))) {
    for (let partition = 0; partition < counts.get(topicId)!; partition++)
      if (!assigned.get(topicId)?.has(partition)) free.push([topicId, partition]);
  }
  return free;
}

function withPartitions(assignment: TopicPartitions, added: readonly FreePartition[]): TopicPartitions {
  const all = new Map<Uuid, Set<number>>(
    [...assignment].map(([topicId, partitions]) => [topicId, new Set(partitions)]),
  );
  for (const [topicId, partition] of added) all.set(topicId, (all.get(topicId) ?? new Set()).add(partition));
  return all;
}

/** Topics are looked up when an assignment begins, so they are there. */
export function partitionsOf(task: AssignmentTask, topicId: Uuid): number {
  const count = task.partitionCount(topicId);
  assert(count !== undefined, `members are subscribed to a topic that is not there: ${topicId}`);
  return count;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
