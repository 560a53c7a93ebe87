import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../../cluster/index.ts';
import { abortable } from '../../connection/index.ts';
import { brokerError, hasCode, KafkaError, throwIfError } from '../../errors/index.ts';
import { OFFSET_COMMIT, OFFSET_COMMIT_BY_ID, OFFSET_FETCH, OFFSET_FETCH_BY_ID } from '../apis.ts';
import { nameOf, type TopicPartition } from '../topic-partition.ts';
import { underTopics } from './leaders.ts';
import { TopicIds } from './topic-ids.ts';

/** What a group has committed for a partition: the offset of the record it reads next. */
export interface CommittedOffset extends TopicPartition {
  readonly offset: number;
  /** Of the last record read; -1 where it is not known. */
  readonly leaderEpoch: number;
  /** Whatever the one who committed wanted to keep with it. */
  readonly metadata: string;
}

/** As whom a commit is made. */
export interface GroupIdentity {
  readonly groupId: string;
  readonly memberId: string;
  /** The generation, or the member epoch; -1 outside of a group's assignment. */
  readonly generationId: number;
  readonly groupInstanceId: string | null;
}

export interface CoordinatorOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One request to the coordinator of a group, tried again while it moves, is busy or cannot be reached.
 * @throws KafkaError, TimeoutError
 */
export function withCoordinator<T>(
  cluster: Cluster,
  groupId: string,
  options: CoordinatorOptions & { readonly what: string },
  operation: (nodeId: number) => Promise<T>,
): Promise<T> {
  return cluster.retry(options, async () => {
    const nodeId = await cluster.coordinator('group', groupId, options.signal);
    try {
      return await operation(nodeId);
    } catch (error) {
      if (hasMoved(error)) cluster.forgetCoordinator('group', groupId);
      if (hasCode(error, 'UNKNOWN_TOPIC_ID')) cluster.refreshSoon();
      throw error;
    }
  });
}

function hasMoved(error: unknown): boolean {
  return hasCode(error, 'NOT_COORDINATOR', 'COORDINATOR_NOT_AVAILABLE') || isLost(error);
}

function isLost(error: unknown): boolean {
  return error instanceof KafkaError && (error.code === 'CONNECTION_FAILED' || error.code === 'TIMED_OUT');
}

/** Those of `partitions` for which the group has committed something, by name. */
export function fetchCommitted(
  cluster: Cluster,
  identity: GroupIdentity,
  partitions: readonly TopicPartition[],
  options: CoordinatorOptions,
): Promise<Map<string, CommittedOffset>> {
  const { groupId } = identity;
  const what = `committed offsets of group ${groupId}`;
  return withCoordinator(cluster, groupId, { ...options, what }, async (nodeId) => {
    const ids = new TopicIds(cluster, partitions);
    const topics = underTopics(partitions, ({ partition }) => partition).map(
      ({ name, partitions: partitionIndexes }) => ({ name, topicId: ids.of(name), partitionIndexes }),
    );
    const request = { groups: [{ groupId, topics }], requireStable: true };
    const connection = await abortable(cluster.connection(nodeId, 'coordinator'), options.signal);
    const api = ids.areUsable(connection, OFFSET_FETCH_BY_ID) ? OFFSET_FETCH_BY_ID : OFFSET_FETCH;
    const response = await connection.request(api, request, options);
    const group = response.groups[0];
    if (group === undefined)
      throw brokerError(ErrorCode.UNKNOWN_SERVER_ERROR, { groupId, api: OFFSET_FETCH.name });
    throwIfError(group.errorCode, { groupId, api: OFFSET_FETCH.name });
    const committed = new Map<string, CommittedOffset>();
    for (const { name, topicId, partitions: answers } of group.topics) {
      const topic = ids.nameOf(name, topicId);
      for (const { partitionIndex: partition, errorCode, ...one } of answers) {
        throwIfError(errorCode, { groupId, topic, partition, api: OFFSET_FETCH.name });
        if (one.committedOffset < 0n) continue;
        committed.set(nameOf({ topic, partition }), {
          topic,
          partition,
          offset: Number(one.committedOffset),
          leaderEpoch: one.committedLeaderEpoch,
          metadata: one.metadata ?? '',
        });
      }
    }
    return committed;
  });
}

/** @throws KafkaError that names the partition; not retriable where the member has no right to commit (any more) */
export function commitOffsets(
  cluster: Cluster,
  identity: GroupIdentity,
  offsets: readonly CommittedOffset[],
  options: CoordinatorOptions,
): Promise<void> {
  const { groupId, memberId, generationId, groupInstanceId } = identity;
  const what = `commit of offsets of group ${groupId}`;
  return withCoordinator(cluster, groupId, { ...options, what }, async (nodeId) => {
    const ids = new TopicIds(cluster, offsets);
    const topics = underTopics(offsets, ({ partition, offset, leaderEpoch, metadata }) => ({
      partitionIndex: partition,
      committedOffset: BigInt(offset),
      committedLeaderEpoch: leaderEpoch,
      committedMetadata: metadata,
    })).map((topic) => ({ ...topic, topicId: ids.of(topic.name) }));
    const request = { groupId, memberId, generationIdOrMemberEpoch: generationId, groupInstanceId, topics };
    const connection = await abortable(cluster.connection(nodeId, 'coordinator'), options.signal);
    const api = ids.areUsable(connection, OFFSET_COMMIT_BY_ID) ? OFFSET_COMMIT_BY_ID : OFFSET_COMMIT;
    const response = await connection.request(api, request, options);
    for (const { name, topicId, partitions } of response.topics) {
      const topic = ids.nameOf(name, topicId);
      for (const { partitionIndex: partition, errorCode } of partitions)
        throwIfError(errorCode, { groupId, topic, partition, api: OFFSET_COMMIT.name });
    }
  });
}
