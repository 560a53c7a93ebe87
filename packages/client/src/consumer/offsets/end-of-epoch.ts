import { ErrorCode } from '@kavka/protocol';
import type { Cluster } from '../../cluster/index.ts';
import { brokerError, type KafkaError } from '../../errors/index.ts';
import { OFFSET_FOR_LEADER_EPOCH } from '../apis.ts';
import type { TopicPartition } from '../topic-partition.ts';
import { underTopics } from './leaders.ts';

export interface EpochQuery extends TopicPartition {
  readonly leaderEpoch: number;
}

/** Where the leader's log ends for an epoch that is not later than the one asked for; both -1 where it knows none. */
export interface EndOfEpoch extends TopicPartition {
  readonly leaderEpoch: number;
  readonly endOffset: number;
}

/** One try with one leader: a position beyond the end of its epoch was lost by the log. */
export async function endsOfEpochs(
  cluster: Cluster,
  nodeId: number,
  queries: readonly EpochQuery[],
): Promise<(EndOfEpoch | KafkaError)[]> {
  const topics = underTopics(queries, ({ topic, partition, leaderEpoch }) => ({
    partition,
    currentLeaderEpoch: cluster.metadata.partition(topic, partition)?.leaderEpoch ?? -1,
    leaderEpoch,
  })).map(({ name: topic, partitions }) => ({ topic, partitions }));
  const response = await cluster.request(nodeId, OFFSET_FOR_LEADER_EPOCH, { replicaId: -1, topics });
  return response.topics.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, errorCode, leaderEpoch, endOffset }) =>
      errorCode === ErrorCode.NONE
        ? { topic, partition, leaderEpoch, endOffset: Number(endOffset) }
        : brokerError(errorCode, { topic, partition, api: OFFSET_FOR_LEADER_EPOCH.name }),
    ),
  );
}
