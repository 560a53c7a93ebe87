import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../../cluster/index.ts';
import { brokerError } from '../../errors/index.ts';
import type { TopicPartition } from '../topic-partition.ts';

/**
 * `partitions` by the node that leads them.
 * @throws BrokerError, retriable, for a partition whose leader is not known; new metadata are on their way then
 */
export function byLeader<T extends TopicPartition>(
  cluster: Cluster,
  partitions: Iterable<T>,
): Map<number, T[]> {
  const leaders = new Map<number, T[]>();
  for (const one of partitions) {
    const leaderId = cluster.metadata.partition(one.topic, one.partition)?.leaderId ?? -1;
    if (leaderId < 0) {
      cluster.refreshSoon();
      throw brokerError(ErrorCode.LEADER_NOT_AVAILABLE, { topic: one.topic, partition: one.partition });
    }
    const led = leaders.get(leaderId);
    if (led === undefined) leaders.set(leaderId, [one]);
    else led.push(one);
  }
  return leaders;
}

/** Partitions grouped under their topics, as most requests have them. */
export function underTopics<T extends TopicPartition, P>(
  partitions: Iterable<T>,
  describe: (one: T) => P,
): { name: string; partitions: P[] }[] {
  const topics = new Map<string, P[]>();
  for (const one of partitions) {
    const described = topics.get(one.topic);
    if (described === undefined) topics.set(one.topic, [describe(one)]);
    else described.push(describe(one));
  }
  return [...topics].map(([name, described]) => ({ name, partitions: described }));
}
