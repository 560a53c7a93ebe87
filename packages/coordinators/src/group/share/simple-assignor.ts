import type { Uuid } from '@kavka/base';
import type { AssignmentTask, GroupAssignment, PartitionAssignor } from '../modern/partition-assignor.ts';
import type { TopicPartitions } from '../modern/topic-partitions.ts';

interface Partition {
  readonly topicId: Uuid;
  readonly index: number;
  /** Members that read it. */
  readonly members: Set<number>;
}

/**
 * Kafka's assignor of share groups: every partition has as many members as it takes for every member to have one, and every member about
 * as many partitions; what members have they keep as far as that goes.
 */
export const SIMPLE_ASSIGNOR: PartitionAssignor = {
  name: 'simple',
  assign(task: AssignmentTask): GroupAssignment {
    const memberIds = [...task.members.keys()];
    const assigned = memberIds.map(() => new Map<Uuid, Set<number>>());
    if (task.isHomogeneous) {
      const first = memberIds[0] === undefined ? undefined : task.members.get(memberIds[0]);
      assign(
        task,
        memberIds,
        memberIds.map((_, i) => i),
        [...(first?.topicIds ?? [])],
        assigned,
      );
    } else {
      for (const [topicId, members] of subscribers(task, memberIds))
        assign(task, memberIds, members, [topicId], assigned);
    }
    return new Map(memberIds.map((memberId, i) => [memberId, assigned[i] as TopicPartitions]));
  },
};

/** Members, by their place, of each topic. */
function subscribers(task: AssignmentTask, memberIds: readonly string[]): Map<Uuid, number[]> {
  const topics = new Map<Uuid, number[]>();
  for (const [i, memberId] of memberIds.entries()) {
    for (const topicId of task.members.get(memberId)?.topicIds ?? []) {
      const members = topics.get(topicId) ?? [];
      members.push(i);
      topics.set(topicId, members);
    }
  }
  return topics;
}

/** Shares out the partitions of the topics among the members. */
function assign(
  task: AssignmentTask,
  memberIds: readonly string[],
  members: readonly number[],
  topicIds: readonly Uuid[],
  assigned: readonly Map<Uuid, Set<number>>[],
): void {
  const partitions = partitionsOf(task, topicIds);
  if (partitions.length === 0 || members.length === 0) return;
  const sharing = Math.ceil(members.length / partitions.length);
  const wanted = wantedCounts(members, sharing * partitions.length);
  const counts = new Map<number, number>(members.map((member) => [member, 0]));
  const give = (partition: Partition, member: number): void => {
    partition.members.add(member);
    counts.set(member, (counts.get(member) ?? 0) + 1);
  };
  for (const partition of partitions) {
    for (const member of members) {
      const had = task.members.get(memberIds[member] ?? '')?.assignment.get(partition.topicId);
      const isFull = (counts.get(member) ?? 0) >= (wanted.get(member) ?? 0);
      if (had?.has(partition.index) && !isFull && partition.members.size < sharing) give(partition, member);
    }
  }
  const unfilled = members.filter((member) => (counts.get(member) ?? 0) < (wanted.get(member) ?? 0));
  assignRest(partitions, sharing, unfilled, (partition, member) => {
    give(partition, member);
    return (counts.get(member) ?? 0) >= (wanted.get(member) ?? 0);
  });
  for (const { topicId, index, members: readers } of partitions) {
    for (const member of readers) {
      const topics = assigned[member];
      const indexes = topics?.get(topicId) ?? new Set<number>();
      indexes.add(index);
      topics?.set(topicId, indexes);
    }
  }
}

/** Goes round the members that have too few. `give` tells whether the member has enough now. */
function assignRest(
  partitions: readonly Partition[],
  sharing: number,
  unfilled: number[],
  give: (partition: Partition, member: number) => boolean,
): void {
  let next = 0;
  for (const partition of partitions) {
    let passed = 0;
    while (partition.members.size < sharing && passed < unfilled.length) {
      if (next >= unfilled.length) next = 0;
      const member = unfilled[next] as number;
      if (partition.members.has(member)) {
        next++;
        passed++;
        continue;
      }
      passed = 0;
      if (give(partition, member)) unfilled.splice(next, 1);
      else next++;
    }
  }
}

function partitionsOf(task: AssignmentTask, topicIds: readonly Uuid[]): Partition[] {
  const partitions: Partition[] = [];
  for (const topicId of topicIds) {
    const count = task.partitionCount(topicId) ?? 0;
    for (let index = 0; index < count; index++) {
      if (task.isAssignable?.(topicId, index) === false) continue;
      partitions.push({ topicId, index, members: new Set() });
    }
  }
  return partitions;
}

/** As even as whole numbers go. */
function wantedCounts(members: readonly number[], total: number): Map<number, number> {
  const precise = total / members.length;
  return new Map(members.map((member, i) => [member, Math.ceil(precise * (i + 1)) - Math.ceil(precise * i)]));
}
