import { nameOf, type TopicPartition } from '../../consumer/topic-partition.ts';

/** Outcomes under the keys that they belong to: answers name the partition only. */
export function byKey<Key extends TopicPartition, Outcome>(
  keys: readonly Key[],
  outcomes: readonly (readonly [TopicPartition, Outcome])[],
): Map<Key, Outcome> {
  const named = new Map(outcomes.map(([partition, outcome]) => [nameOf(partition), outcome]));
  const found = new Map<Key, Outcome>();
  for (const key of keys) {
    const outcome = named.get(nameOf(key));
    if (outcome !== undefined) found.set(key, outcome);
  }
  return found;
}
