import { ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  OffsetCommitRequest,
  OffsetCommitRequestPartition,
  OffsetCommitRequestTopic,
  OffsetCommitResponseTopic,
} from '@kavka/protocol/messages/08-offset-commit';
import type { MetadataView } from '../ports.ts';

/** From here on OffsetCommit and OffsetFetch speak of topics by id alone. */
export const FIRST_VERSION_WITH_TOPIC_IDS = 10;

/** A request to commit, parted by what the cluster knows. */
export interface PartedCommit {
  /** The part that may be committed, its topics with name and id. */
  readonly known: OffsetCommitRequest;
  /** What is said of the rest. */
  readonly unknown: Init<OffsetCommitResponseTopic>[];
}

export function partByKnownTopics(
  request: OffsetCommitRequest,
  version: number,
  metadata: MetadataView,
): PartedCommit {
  const known: OffsetCommitRequestTopic[] = [];
  const unknown: Init<OffsetCommitResponseTopic>[] = [];
  for (const asked of request.topics) {
    const topic =
      version >= FIRST_VERSION_WITH_TOPIC_IDS ? withName(asked, metadata) : withId(asked, metadata);
    if (topic.name === '' && version >= FIRST_VERSION_WITH_TOPIC_IDS) {
      unknown.push(refused(topic, topic.partitions, ErrorCode.UNKNOWN_TOPIC_ID));
      continue;
    }
    const partitionCount = metadata.partitionCount(topic.name) ?? 0;
    const isThere = ({ partitionIndex: at }: OffsetCommitRequestPartition) => at >= 0 && at < partitionCount;
    const there = topic.partitions.filter(isThere);
    const missing = topic.partitions.filter((partition) => !isThere(partition));
    if (there.length > 0) known.push({ ...topic, partitions: there });
    if (missing.length > 0) unknown.push(refused(topic, missing, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION));
  }
  return { known: { ...request, topics: known }, unknown };
}

/** One answer out of two, each topic once. */
export function merged(
  left: Init<OffsetCommitResponseTopic>[],
  right: Init<OffsetCommitResponseTopic>[],
): Init<OffsetCommitResponseTopic>[] {
  if (left.length === 0) return right;
  const topics = new Map(left.map((topic) => [`${topic.name}/${topic.topicId}`, topic]));
  for (const topic of right) {
    const key = `${topic.name}/${topic.topicId}`;
    const partitions = [...(topics.get(key)?.partitions ?? []), ...(topic.partitions ?? [])];
    topics.set(key, { ...topic, partitions });
  }
  return [...topics.values()];
}

function withName(topic: OffsetCommitRequestTopic, metadata: MetadataView): OffsetCommitRequestTopic {
  const name = topic.topicId === ZERO_UUID ? undefined : metadata.topicName(topic.topicId);
  return { ...topic, name: name ?? '' };
}

function withId(topic: OffsetCommitRequestTopic, metadata: MetadataView): OffsetCommitRequestTopic {
  return { ...topic, topicId: metadata.topicId(topic.name) ?? ZERO_UUID };
}

function refused(
  { name, topicId }: OffsetCommitRequestTopic,
  partitions: readonly { readonly partitionIndex: number }[],
  errorCode: number,
): Init<OffsetCommitResponseTopic> {
  return {
    name,
    topicId,
    partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
  };
}
