import { ZERO_UUID } from '@kavka/base';
import type { Partition, Topic } from '@kavka/metadata';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  type DescribeTopicPartitionsRequest,
  type DescribeTopicPartitionsResponse,
  type DescribeTopicPartitionsResponsePartition,
  type DescribeTopicPartitionsResponseTopic,
  decodeDescribeTopicPartitionsRequest,
  encodeDescribeTopicPartitionsResponse,
} from '@kavka/protocol/messages/75-describe-topic-partitions';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { TOPIC_OPERATIONS } from '../security/operations.ts';
import { isValidTopicName } from '../topic/topic-creation.ts';

type TopicAnswer = Init<DescribeTopicPartitionsResponseTopic>;

/** Pages through topics in the order of their names. */
export const describeTopicPartitions = defineHandler<
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsResponse
>({
  apiKey: ApiKey.DescribeTopicPartitions,
  decode: decodeDescribeTopicPartitionsRequest,
  encode: encodeDescribeTopicPartitionsResponse,
  handle(request, context) {
    const { cursor } = request;
    if (!isCursorGood(request))
      return { topics: request.topics.map(({ name }) => spoiled(name, context)), nextCursor: null };
    const limit = Math.min(
      Math.max(request.responsePartitionLimit, 1),
      context.broker.config.get('max.request.partition.size.limit'),
    );
    const topics: TopicAnswer[] = [];
    let room = limit;
    for (const name of namesFrom(request, context)) {
      if (room === 0) return { topics, nextCursor: { topicName: name, partitionIndex: 0 } };
      const topic = context.broker.image.topics.byName(name);
      if (topic === undefined) {
        topics.push(unknown(name, context));
        continue;
      }
      const from = cursor !== null && cursor.topicName === name ? cursor.partitionIndex : 0;
      const page = topic.partitions.slice(from, from + room);
      topics.push(describe(topic, page, context));
      room -= page.length;
      const next = from + page.length;
      if (next < topic.partitions.length)
        return { topics, nextCursor: { topicName: name, partitionIndex: next } };
    }
    return { topics, nextCursor: null };
  },
});

/** A cursor points into what is asked for. */
function isCursorGood({ cursor, topics }: DescribeTopicPartitionsRequest): boolean {
  if (cursor === null) return true;
  const isAsked = topics.length === 0 || topics.some(({ name }) => name === cursor.topicName);
  return isAsked && cursor.partitionIndex >= 0;
}

function spoiled(name: string, context: RequestContext): TopicAnswer {
  const isInternal = context.broker.isInternalTopic(name);
  return { errorCode: ErrorCode.INVALID_REQUEST, name, topicId: ZERO_UUID, isInternal, partitions: [] };
}

function namesFrom(request: DescribeTopicPartitionsRequest, context: RequestContext): string[] {
  const first = request.cursor?.topicName ?? '';
  const { topics } = context.broker.image;
  if (request.topics.length === 0)
    return topics
      .sorted()
      .slice(topics.indexFrom(first))
      .map((topic) => topic.name);
  return [...new Set(request.topics.map((topic) => topic.name))].filter((name) => name >= first).sort();
}

function unknown(name: string, context: RequestContext): TopicAnswer {
  const errorCode = isValidTopicName(name)
    ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    : ErrorCode.INVALID_TOPIC_EXCEPTION;
  return {
    errorCode,
    name,
    topicId: ZERO_UUID,
    isInternal: context.broker.isInternalTopic(name),
    partitions: [],
    topicAuthorizedOperations: TOPIC_OPERATIONS,
  };
}

function describe(topic: Topic, page: readonly Partition[], context: RequestContext): TopicAnswer {
  return {
    errorCode: 0,
    name: topic.name,
    topicId: topic.id,
    isInternal: context.broker.isInternalTopic(topic.name),
    partitions: page.map((partition) => describePartition(partition, context)),
    topicAuthorizedOperations: TOPIC_OPERATIONS,
  };
}

function describePartition(
  partition: Partition,
  context: RequestContext,
): Init<DescribeTopicPartitionsResponsePartition> {
  const { brokers } = context.broker.image;
  const hasLeader =
    context.broker.nodeAddress(partition.leader, context.connection.listenerName) !== undefined;
  return {
    errorCode: hasLeader ? 0 : ErrorCode.LEADER_NOT_AVAILABLE,
    partitionIndex: partition.index,
    leaderId: hasLeader ? partition.leader : -1,
    leaderEpoch: partition.leaderEpoch,
    replicaNodes: [...partition.replicas],
    isrNodes: [...partition.isr],
    eligibleLeaderReplicas: [...partition.eligibleLeaderReplicas],
    lastKnownElr: [...partition.lastKnownElr],
    offlineReplicas: partition.replicas.filter((replica) => !brokers.isAlive(replica)),
  };
}
