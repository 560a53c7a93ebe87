/** Partitions by topic. Never changed: adding and removing make another. */
export type PartitionSet = ReadonlyMap<string, readonly number[]>;

export const NO_PARTITIONS: PartitionSet = new Map();

/** Each partition once, in the order in which they first come. */
export function partitionSet(
  topics: Iterable<readonly [topic: string, partitions: readonly number[]]>,
): PartitionSet {
  const set = new Map<string, number[]>();
  for (const [topic, partitions] of topics) {
    const known = set.get(topic);
    if (known === undefined) set.set(topic, [...new Set(partitions)]);
    else for (const partition of partitions) if (!known.includes(partition)) known.push(partition);
  }
  return set;
}

export function withPartitions(set: PartitionSet, added: PartitionSet): PartitionSet {
  return set.size === 0 ? added : partitionSet([...set, ...added]);
}

export function hasPartition(set: PartitionSet, topic: string, partition: number): boolean {
  return set.get(topic)?.includes(partition) ?? false;
}

export function hasAllPartitions(set: PartitionSet, others: PartitionSet): boolean {
  for (const [topic, partitions] of others) {
    if (!partitions.every((partition) => hasPartition(set, topic, partition))) return false;
  }
  return true;
}

/** One by one. */
export function* eachPartition(
  set: PartitionSet,
): Generator<{ readonly topic: string; readonly partition: number }> {
  for (const [topic, partitions] of set) for (const partition of partitions) yield { topic, partition };
}
