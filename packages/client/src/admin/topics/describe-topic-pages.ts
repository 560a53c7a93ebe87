import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type DescribeTopicPartitionsRequestCursor,
  type DescribeTopicPartitionsResponsePartition,
  type DescribeTopicPartitionsResponseTopic,
  decodeDescribeTopicPartitionsResponse,
  encodeDescribeTopicPartitionsRequest,
} from '@kavka/protocol/messages/75-describe-topic-partitions';
import { api } from '../../connection/index.ts';
import { BadResponseError, type KafkaError } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { allOrThrow } from '../calls/admin-error.ts';
import { callOnce, failure } from '../calls/call.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';
import type { PartitionDescription, TopicDescription } from './topic-description.ts';

const DESCRIBE_TOPIC_PARTITIONS = api(
  ApiKey.DescribeTopicPartitions,
  encodeDescribeTopicPartitionsRequest,
  decodeDescribeTopicPartitionsResponse,
);

type Page = TopicDescription & { readonly partitions: PartitionDescription[] };
type Cursor = DescribeTopicPartitionsRequestCursor | null;

/** Topics with their partitions, `partitionLimit` partitions in an answer. @throws UnsupportedVersionError by brokers before 3.7 */
export async function describeTopicPages(
  admin: AdminContext,
  names: readonly string[],
  partitionLimit: number,
  { includeAuthorizedOperations = false, ...options }: DescribeOptions,
): Promise<TopicDescription[]> {
  const found = new Map<string, Page | KafkaError>();
  const sorted = [...names].sort();
  let cursor: Cursor = null;
  do {
    const left = cursor === null ? sorted : sorted.filter((name) => name >= (cursor?.topicName ?? ''));
    const { topics, nextCursor } = await page(admin, left, partitionLimit, cursor, options);
    for (const topic of topics) add(found, topic, includeAuthorizedOperations);
    if (nextCursor !== null && !isAfter(nextCursor, cursor))
      throw new BadResponseError('the pages of the topics do not go forward', {
        topic: nextCursor.topicName,
      });
    cursor = nextCursor;
  } while (cursor !== null);
  return allOrThrow(names.map((name) => found.get(name) ?? missing(name)));
}

function page(
  admin: AdminContext,
  names: readonly string[],
  responsePartitionLimit: number,
  cursor: Cursor,
  options: AdminCallOptions,
) {
  return callOnce(
    admin,
    {
      api: DESCRIBE_TOPIC_PARTITIONS,
      to: 'any',
      request: () => ({ topics: names.map((name) => ({ name })), responsePartitionLimit, cursor }),
      error: () => ({ errorCode: ErrorCode.NONE }),
    },
    options,
  );
}

function isAfter(next: NonNullable<Cursor>, last: Cursor): boolean {
  if (last === null || next.topicName > last.topicName) return true;
  return next.topicName === last.topicName && next.partitionIndex > last.partitionIndex;
}

function missing(name: string): KafkaError {
  return new BadResponseError('the broker said nothing of the topic', { topic: name });
}

/** A topic that goes over two pages is in both. */
function add(
  found: Map<string, Page | KafkaError>,
  topic: DescribeTopicPartitionsResponseTopic,
  includeAuthorizedOperations: boolean,
): void {
  const name = topic.name ?? '';
  const error = failure(topic.errorCode, `topic ${name}`, { topic: name });
  const known = found.get(name);
  const partitions = topic.partitions.map(described);
  if (error !== undefined) found.set(name, error);
  else if (known !== undefined && 'partitions' in known) known.partitions.push(...partitions);
  else {
    const { topicId, isInternal, topicAuthorizedOperations } = topic;
    // Brokers tell of these without being asked.
    const operations = includeAuthorizedOperations ? authorizedOperationsIn(topicAuthorizedOperations) : null;
    found.set(name, { name, topicId, isInternal, partitions, authorizedOperations: operations });
  }
}

function described(partition: DescribeTopicPartitionsResponsePartition): PartitionDescription {
  const { partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas } = partition;
  return {
    partition: partitionIndex,
    leader: leaderId,
    leaderEpoch,
    replicas: replicaNodes,
    isr: isrNodes,
    offlineReplicas,
    eligibleLeaderReplicas: partition.eligibleLeaderReplicas ?? [],
    lastKnownElr: partition.lastKnownElr ?? [],
  };
}
