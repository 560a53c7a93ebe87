import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../../cluster/index.ts';
import { type BrokerError, brokerError } from '../../errors/index.ts';
import type { TopicPartition } from '../topic-partition.ts';

/** Partitions by the node that leads them, and those that nobody leads, as far as is known. */
export interface Led<T> {
  readonly leaders: ReadonlyMap<number, readonly T[]>;
  readonly leaderless: readonly T[];
}

/** Where one is led by nobody, new metadata are on their way. */
export function ledNow<T extends TopicPartition>(cluster: Cluster, partitions: Iterable<T>): Led<T> {
  const leaders = new Map<number, T[]>();
  const leaderless: T[] = [];
  for (const one of partitions) {
    const leaderId = cluster.metadata.partition(one.topic, one.partition)?.leaderId ?? -1;
    const led = leaders.get(leaderId);
    if (leaderId < 0) leaderless.push(one);
    else if (led === undefined) leaders.set(leaderId, [one]);
    else led.push(one);
  }
  if (leaderless.length > 0) cluster.refreshSoon();
  return { leaders, leaderless };
}

/** As `ledNow`, where all must be led. @throws BrokerError, retriable, for a partition whose leader is not known */
export function byLeader<T extends TopicPartition>(
  cluster: Cluster,
  partitions: Iterable<T>,
): ReadonlyMap<number, readonly T[]> {
  const { leaders, leaderless } = ledNow(cluster, partitions);
  const [first] = leaderless;
  if (first !== undefined) throw withoutLeader(first);
  return leaders;
}

export function withoutLeader({ topic, partition }: TopicPartition): BrokerError {
  return brokerError(ErrorCode.LEADER_NOT_AVAILABLE, { topic, partition });
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
