import type { Uuid } from '@kavka/base';
import type { TopicPartitions } from './topic-partitions.ts';

/** A member as an assignor sees it. */
export interface MemberToAssign {
  readonly instanceId: string | null;
  readonly rackId: string | null;
  /** Those of its topics that are there. */
  readonly topicIds: ReadonlySet<Uuid>;
  /** Its target so far. */
  readonly assignment: TopicPartitions;
}

/** What is to be assigned. Members stand in the order in which Kafka goes over them: that decides ties. */
export interface AssignmentTask {
  readonly members: ReadonlyMap<string, MemberToAssign>;
  /** All members are subscribed to the same topics. */
  readonly isHomogeneous: boolean;
  /** Undefined where there is no such topic. */
  partitionCount(topicId: Uuid): number | undefined;
  /** Where it is missing, all partitions may be assigned. */
  readonly isAssignable?: ((topicId: Uuid, partition: number) => boolean) | undefined;
}

/** The target of each member. A member that is left out gets nothing. */
export type GroupAssignment = ReadonlyMap<string, TopicPartitions>;

/** A way to share partitions among the members of a group. */
export interface PartitionAssignor {
  readonly name: string;
  assign(task: AssignmentTask): GroupAssignment;
}
