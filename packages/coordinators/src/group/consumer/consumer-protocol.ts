import type { Uuid } from '@kavka/base';
import { DecodeError, Reader, Writer } from '@kavka/protocol';
import {
  CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS,
  CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS,
  type ConsumerProtocolAssignment,
  type ConsumerProtocolSubscription,
  decodeConsumerProtocolAssignment,
  decodeConsumerProtocolSubscription,
  encodeConsumerProtocolAssignment,
} from '@kavka/protocol/messages/consumer-protocol';
import type { MetadataView } from '../../ports.ts';
import type { PartitionsOfTopic, TopicPartitions } from '../modern/topic-partitions.ts';

/** What classic consumers say to each other, which the coordinator reads and writes in their place. Undefined: these are other bytes. */
export function subscriptionIn(metadata: Buffer): ConsumerProtocolSubscription | undefined {
  return decoded(
    metadata,
    CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS.highest,
    decodeConsumerProtocolSubscription,
  );
}

export function assignmentIn(bytes: Buffer): ConsumerProtocolAssignment | undefined {
  return decoded(bytes, CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS.highest, decodeConsumerProtocolAssignment);
}

/** An assignment in the version in which the member has put its subscription; undefined where that has none. */
export function assignmentBytes(
  target: TopicPartitions,
  subscription: Buffer,
  metadata: MetadataView,
): Buffer | undefined {
  const version = versionOf(subscription);
  if (version === undefined) return undefined;
  const assignedPartitions = [...target].flatMap(([topicId, partitions]) => {
    const topic = metadata.topicName(topicId);
    return topic === undefined ? [] : [{ topic, partitions: [...partitions] }];
  });
  const written = Math.min(version, CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS.highest);
  const writer = new Writer();
  writer.int16(written);
  encodeConsumerProtocolAssignment(writer, { assignedPartitions, userData: null }, written);
  return writer.toBuffer();
}

/** Topics by id; those that are not there any more are left out. */
export function partitionsById(
  topics: readonly { readonly topic: string; readonly partitions: number[] }[],
  metadata: MetadataView,
): PartitionsOfTopic[] {
  return topics.flatMap(({ topic, partitions }) => {
    const topicId: Uuid | undefined = metadata.topicId(topic);
    return topicId === undefined ? [] : [{ topicId, partitions }];
  });
}

function versionOf(bytes: Buffer): number | undefined {
  return bytes.length < 2 || bytes.readInt16BE(0) < 0 ? undefined : bytes.readInt16BE(0);
}

function decoded<Message>(
  bytes: Buffer,
  highestVersion: number,
  decode: (reader: Reader, version: number) => Message,
): Message | undefined {
  const version = versionOf(bytes);
  if (version === undefined) return undefined;
  try {
    return decode(new Reader(bytes.subarray(2)), Math.min(version, highestVersion));
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
