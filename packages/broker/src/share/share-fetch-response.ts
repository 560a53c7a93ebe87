import type { Uuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ShareFetchResponse,
  ShareFetchResponsePartitionData,
} from '@kavka/protocol/messages/78-share-fetch';
import type { RequestContext } from '../dispatch/request-context.ts';
import { currentLeaderOf, LeaderEndpoints } from '../partition/current-leader.ts';
import type { AcknowledgedPartition } from './acknowledgements.ts';
import type { ShareFetchResult } from './share-read.ts';
import type { SessionPartition } from './share-sessions.ts';

const NO_RECORDS = Buffer.alloc(0);

type PartitionAnswer = Init<ShareFetchResponsePartitionData>;

/** One answer out of what was fetched and what became of acknowledgements that came along. */
export function buildShareFetchResponse(
  fetched: readonly ShareFetchResult[],
  acknowledged: readonly AcknowledgedPartition[],
  recordLockMs: number,
  context: RequestContext,
): Init<ShareFetchResponse> {
  const endpoints = new LeaderEndpoints(context.broker, context.connection.listenerName);
  const topics = new Map<Uuid, Map<number, PartitionAnswer>>();
  const partitionsOf = ({ topicId }: SessionPartition) => {
    const partitions = topics.get(topicId) ?? new Map<number, PartitionAnswer>();
    topics.set(topicId, partitions);
    return partitions;
  };
  for (const result of fetched) {
    count(result, context);
    partitionsOf(result.asked).set(result.asked.partition, fetchAnswer(result, endpoints, context));
  }
  for (const { asked, error } of acknowledged) {
    const partitions = partitionsOf(asked);
    const { partition: partitionIndex } = asked;
    partitions.set(partitionIndex, {
      ...(partitions.get(partitionIndex) ?? { partitionIndex, records: NO_RECORDS }),
      acknowledgeErrorCode: error?.errorCode ?? ErrorCode.NONE,
      acknowledgeErrorMessage: error?.errorMessage ?? null,
    });
  }
  return {
    errorCode: ErrorCode.NONE,
    acquisitionLockTimeoutMs: recordLockMs,
    responses: [...topics].map(([topicId, partitions]) => ({
      topicId,
      partitions: [...partitions.values()],
    })),
    nodeEndpoints: endpoints.list(),
  };
}

function fetchAnswer(
  { asked, errorCode, records, acquired }: ShareFetchResult,
  endpoints: LeaderEndpoints,
  { broker }: RequestContext,
): PartitionAnswer {
  const answer = {
    partitionIndex: asked.partition,
    errorCode,
    records,
    acquiredRecords: acquired.map(({ firstOffset, lastOffset, deliveryCount }) => ({
      firstOffset: BigInt(firstOffset),
      lastOffset: BigInt(lastOffset),
      deliveryCount,
    })),
  };
  if (errorCode !== ErrorCode.NOT_LEADER_OR_FOLLOWER || asked.topic === null) return answer;
  const partition = broker.partitions.find(asked.topic, asked.partition);
  if (typeof partition === 'number') return answer;
  endpoints.add(partition.state.leader);
  return { ...answer, currentLeader: currentLeaderOf(partition) };
}

function count({ asked, records }: ShareFetchResult, { broker, connection, clientId }: RequestContext): void {
  if (records.length === 0 || asked.topic === null) return;
  const partition = broker.partitions.find(asked.topic, asked.partition);
  if (typeof partition === 'number') return;
  broker.traffic.fetched(connection.principal, clientId, partition, records.length);
}
