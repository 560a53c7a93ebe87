/**
 * One partition of a topic.
 *
 * @example
 * consumer.assign([{ topic: 'orders', partition: 0 }]);
 */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** By topic, in the order of code units, then by number. */
export function compareTopicPartitions(a: TopicPartition, b: TopicPartition): number {
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
  return a.partition - b.partition;
}

/** As people write it: `orders-3`. Also serves as a key of maps. */
export function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}

/** Partition numbers by topic, in the order of the first partition of each topic. */
export function byTopic(partitions: Iterable<TopicPartition>): Map<string, number[]> {
  const topics = new Map<string, number[]>();
  for (const { topic, partition } of partitions) {
    const numbers = topics.get(topic);
    if (numbers === undefined) topics.set(topic, [partition]);
    else numbers.push(partition);
  }
  return topics;
}
