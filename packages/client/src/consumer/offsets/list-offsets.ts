import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../../cluster/index.ts';
import { brokerError, KafkaError } from '../../errors/index.ts';
import { LIST_OFFSETS } from '../apis.ts';
import { nameOf, type TopicPartition } from '../topic-partition.ts';
import { byLeader, underTopics } from './leaders.ts';

/**
 * Asks for the first offset at or after a time.
 *
 * @example
 * const [found] = await consumer.offsetsForTimes([{ topic: 'orders', partition: 0, timestamp: 1_700_000_000_000n }]);
 */
export interface OffsetQuery extends TopicPartition {
  /** Of the first record at or after it; or -1 for the end, -2 for the start. */
  readonly timestamp: bigint;
}

/** An offset that was asked for; -1 where there is none. */
export interface FoundOffset extends TopicPartition {
  /** -1 where there is no record so late. */
  readonly offset: number;
  /** -1 where the offset belongs to no record. */
  readonly timestamp: bigint;
  /** -1 where the broker does not tell. */
  readonly leaderEpoch: number;
}

export interface ListOffsetsOptions {
  readonly isolationLevel: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The offsets for some times, from the leaders, by name of the partition. @throws KafkaError that names the partition; TimeoutError */
export async function listOffsets(
  cluster: Cluster,
  queries: readonly OffsetQuery[],
  options: ListOffsetsOptions,
): Promise<Map<string, FoundOffset>> {
  const found = new Map<string, FoundOffset>();
  const { timeoutMs, signal } = options;
  const what = `offsets of ${queries.slice(0, 3).map(nameOf).join(', ')}`;
  for (const topic of new Set(queries.map(({ topic }) => topic)))
    await cluster.topic(topic, { timeoutMs, signal });
  await cluster.retry({ timeoutMs, signal, what }, async () => {
    const left = queries.filter((query) => !found.has(nameOf(query)));
    const answers = await Promise.allSettled(
      [...byLeader(cluster, left)].map(([nodeId, led]) => askLeader(cluster, nodeId, led, options)),
    );
    const failures: unknown[] = [];
    for (const answer of answers) {
      if (answer.status === 'rejected') failures.push(answer.reason);
      else for (const one of answer.value) take(one, found, failures);
    }
    if (failures.length === 0) return;
    cluster.refreshSoon();
    throw failures.find((failure) => !(failure instanceof KafkaError && failure.isRetriable)) ?? failures[0];
  });
  return found;
}

function take(one: FoundOffset | KafkaError, found: Map<string, FoundOffset>, failures: unknown[]): void {
  if (one instanceof KafkaError) failures.push(one);
  else found.set(nameOf(one), one);
}

/** One try with one leader. */
export async function askLeader(
  cluster: Cluster,
  nodeId: number,
  queries: readonly OffsetQuery[],
  { isolationLevel, signal }: Omit<ListOffsetsOptions, 'timeoutMs'>,
): Promise<(FoundOffset | KafkaError)[]> {
  const topics = underTopics(queries, ({ topic, partition, timestamp }) => ({
    partitionIndex: partition,
    currentLeaderEpoch: cluster.metadata.partition(topic, partition)?.leaderEpoch ?? -1,
    timestamp,
  }));
  const connection = await cluster.connection(nodeId);
  const timeoutMs = cluster.settings.requestTimeoutMs;
  const isTimed = connection.versions.versionOf(LIST_OFFSETS) >= 10;
  const request = { replicaId: -1, isolationLevel, topics, ...(isTimed && { timeoutMs }) };
  const response = await connection.request(LIST_OFFSETS, request, { signal });
  return response.topics.flatMap(({ name: topic, partitions }) =>
    partitions.map(({ partitionIndex: partition, errorCode, offset, timestamp, leaderEpoch }) =>
      errorCode === ErrorCode.NONE
        ? { topic, partition, offset: Number(offset), timestamp, leaderEpoch }
        : brokerError(errorCode, { topic, partition, api: LIST_OFFSETS.name }),
    ),
  );
}
