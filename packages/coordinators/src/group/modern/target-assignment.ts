import { inJavaHashOrder } from '@kavka/base';
import type { MetadataView } from '../../ports.ts';
import type { AssignmentTask, MemberToAssign, PartitionAssignor } from './partition-assignor.ts';
import { NO_PARTITIONS, samePartitions, type TopicPartitions } from './topic-partitions.ts';

export interface TargetAssignmentTask {
  readonly assignor: PartitionAssignor;
  readonly members: ReadonlyMap<string, MemberToAssign>;
  readonly isHomogeneous: boolean;
  /** Target assignments so far. */
  readonly previous: ReadonlyMap<string, TopicPartitions>;
  readonly metadata: MetadataView;
  readonly isAssignable?: AssignmentTask['isAssignable'];
}

export interface TargetAssignment {
  readonly targetOf: (memberId: string) => TopicPartitions;
  /** Members whose target is another than before, in the order in which Kafka writes them. */
  readonly changes: readonly (readonly [memberId: string, assignment: TopicPartitions])[];
}

/** Lets the assignor share out the partitions, and tells what is new. */
export function computeTargetAssignment(task: TargetAssignmentTask): TargetAssignment {
  const { assignor, isHomogeneous, previous, metadata } = task;
  const members = new Map(inJavaHashOrder([...task.members.keys()]).map((id) => [id, task.members.get(id)!]));
  const assignment = assignor.assign({
    members,
    isHomogeneous,
    isAssignable: task.isAssignable,
    partitionCount(topicId) {
      const name = metadata.topicName(topicId);
      return name === undefined ? undefined : metadata.partitionCount(name);
    },
  });
  const targetOf = (memberId: string) => assignment.get(memberId) ?? NO_PARTITIONS;
  const changes: [string, TopicPartitions][] = [];
  for (const memberId of members.keys()) {
    const before = previous.get(memberId);
    const target = targetOf(memberId);
    if (before === undefined || !samePartitions(before, target)) changes.push([memberId, target]);
  }
  return { targetOf, changes };
}
