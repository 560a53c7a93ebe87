import type { ProduceRequest, ProduceRequestTopicProduceData } from '@kavka/protocol/messages/00-produce';
import { areTransactional, batchShapeError } from './batch-shape.ts';

/** Whether some of the records say that they are part of a transaction. */
export function hasTransactionalRecords(request: ProduceRequest, apiVersion: number): boolean {
  for (const { partitionData } of request.topicData) {
    for (const { records } of partitionData)
      if (areTransactional(records) && batchShapeError(records, apiVersion) === 0) return true;
  }
  return false;
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
