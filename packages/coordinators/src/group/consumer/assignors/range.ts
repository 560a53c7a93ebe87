import type { Uuid } from '@kavka/base';
import type { AssignmentTask, MemberToAssign, PartitionAssignor } from '../../modern/partition-assignor.ts';
import type { TopicPartitions } from '../../modern/topic-partitions.ts';
import { partitionsOf } from './uniform-same-topics.ts';

/** What of a topic has not been given out yet. */
interface TopicRest {
  readonly partitionCount: number;
  readonly share: number;
  extra: number;
  next: number;
}

/** Each topic by itself in consecutive ranges, in the order of the members: topics of equal size are co-partitioned. */
export const rangeAssignor: PartitionAssignor = {
  name: 'range',
  assign(task) {
    const members = inOrder(task.members);
    const rests = topicRests(task);
    return new Map(members.map(([memberId, member]) => [memberId, nextRanges(member, rests)]));
  },
};

/** Static members first, by the names of their instances; then the others by their ids. */
function inOrder(members: ReadonlyMap<string, MemberToAssign>): [memberId: string, MemberToAssign][] {
  const nameOf = ([memberId, { instanceId }]: [string, MemberToAssign]) => instanceId ?? memberId;
  return [...members].sort((left, right) => {
    const [, { instanceId: leftInstance }] = left;
    const [, { instanceId: rightInstance }] = right;
    if (leftInstance !== null && rightInstance === null) return -1;
    if (leftInstance === null && rightInstance !== null) return 1;
    const [leftName, rightName] = [nameOf(left), nameOf(right)];
    return leftName < rightName ? -1 : leftName > rightName ? 1 : 0;
  });
}

function topicRests(task: AssignmentTask): Map<Uuid, TopicRest> {
  const readers = new Map<Uuid, number>();
  for (const { topicIds } of task.members.values())
    for (const topicId of topicIds) readers.set(topicId, (readers.get(topicId) ?? 0) + 1);
  return new Map(
    [...readers].map(([topicId, count]) => {
      const partitionCount = partitionsOf(task, topicId);
      const share = Math.floor(partitionCount / count);
      return [topicId, { partitionCount, share, extra: partitionCount % count, next: 0 }];
    }),
  );
}

function nextRanges({ topicIds }: MemberToAssign, rests: ReadonlyMap<Uuid, TopicRest>): TopicPartitions {
  const assignment = new Map<Uuid, Set<number>>();
  for (const topicId of topicIds) {
    const rest = rests.get(topicId)!;
    const size = rest.share + (rest.extra > 0 ? 1 : 0);
    if (rest.extra > 0) rest.extra--;
    const partitions = new Set<number>();
    while (partitions.size < size && rest.next < rest.partitionCount) partitions.add(rest.next++);
    if (partitions.size > 0) assignment.set(topicId, partitions);
  }
  return assignment;
}
