import type { Uuid } from '@kavka/base';

/** Partitions of topics, such as an assignment. */
export type TopicPartitions = ReadonlyMap<Uuid, ReadonlySet<number>>;

export const NO_PARTITIONS: TopicPartitions = new Map();

/** As messages and records have them. */
export interface PartitionsOfTopic {
  readonly topicId: Uuid;
  readonly partitions: number[];
}

export function topicPartitionsOf(topics: readonly PartitionsOfTopic[]): TopicPartitions {
  return new Map(topics.map(({ topicId, partitions }) => [topicId, new Set(partitions)]));
}

export function partitionLists(assignment: TopicPartitions): PartitionsOfTopic[] {
  return [...assignment].map(([topicId, partitions]) => ({ topicId, partitions: [...partitions] }));
}

export function samePartitions(left: TopicPartitions, right: TopicPartitions): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const [topicId, partitions] of left) {
    const others = right.get(topicId);
    if (others === undefined || others.size !== partitions.size) return false;
    for (const partition of partitions) if (!others.has(partition)) return false;
  }
  return true;
}
