import { ErrorCode } from '@kavka/protocol';
import type { ProduceRequest, ProduceRequestTopicProduceData } from '@kavka/protocol/messages/00-produce';
import { areTransactional, batchShapeError } from './batch-shape.ts';

/** 0, or why nothing of the request is taken: transactions are not served yet, and without an id they never are. */
export function transactionError(request: ProduceRequest, apiVersion: number): number {
  for (const { partitionData } of request.topicData) {
    for (const { records } of partitionData) {
      if (!areTransactional(records) || batchShapeError(records, apiVersion) !== 0) continue;
      return request.transactionalId === null
        ? ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
        : ErrorCode.INVALID_TXN_STATE;
    }
  }
  return 0;
}

/** The topics that have partitions. Of a partition that a request names twice the last counts, as in Kafka. */
export function lastOfEach(
  topics: readonly ProduceRequestTopicProduceData[],
): readonly ProduceRequestTopicProduceData[] {
  const [first] = topics;
  if (topics.length === 1 && first?.partitionData.length === 1) return topics;
  const seen = new Map<string, Set<number>>();
  const kept: ProduceRequestTopicProduceData[] = [];
  for (const topic of topics.toReversed()) {
    const key = `${topic.topicId} ${topic.name}`;
    const indexes = seen.get(key) ?? new Set<number>();
    seen.set(key, indexes);
    const partitionData = topic.partitionData
      .toReversed()
      .filter(({ index }) => !indexes.has(index) && indexes.add(index));
    if (partitionData.length > 0) kept.push({ ...topic, partitionData: partitionData.reverse() });
  }
  return kept.reverse();
}
