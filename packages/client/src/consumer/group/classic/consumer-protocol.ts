import { DecodeError, Reader, Writer } from '@kavka/protocol';
import {
  CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS,
  CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS,
  decodeConsumerProtocolAssignment,
  decodeConsumerProtocolSubscription,
  encodeConsumerProtocolAssignment,
  encodeConsumerProtocolSubscription,
} from '@kavka/protocol/messages/consumer-protocol';
import type { MemberSubscription } from '../../assignors/index.ts';
import { byTopic, type TopicPartition } from '../../topic-partition.ts';

export type Subscription = Omit<MemberSubscription, 'memberId' | 'groupInstanceId'>;

/** What a member tells the leader when it joins: a version, then the message. */
export function encodeSubscription(subscription: Subscription, rackId: string): Buffer {
  const { highest } = CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS;
  const { topics, userData, ownedPartitions, generationId } = subscription;
  const writer = new Writer();
  writer.int16(highest);
  const message = {
    topics: [...topics].sort(),
    userData,
    ownedPartitions: grouped(ownedPartitions),
    generationId,
    rackId: rackId === '' ? null : rackId,
  };
  encodeConsumerProtocolSubscription(writer, message, highest);
  return writer.toBuffer();
}

/** Newer versions than ours are read as ours: they only add to the end. @throws DecodeError */
export function decodeSubscription(bytes: Buffer): Subscription {
  const reader = new Reader(bytes);
  const version = readVersion(reader, CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS.highest);
  const { topics, userData, ownedPartitions, generationId } = decodeConsumerProtocolSubscription(
    reader,
    version,
  );
  return { topics, userData, ownedPartitions: flat(ownedPartitions), generationId };
}

/** What the leader sends a member. */
export function encodeAssignment(partitions: readonly TopicPartition[]): Buffer {
  const { highest } = CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS;
  const writer = new Writer();
  writer.int16(highest);
  encodeConsumerProtocolAssignment(
    writer,
    { assignedPartitions: grouped(partitions), userData: null },
    highest,
  );
  return writer.toBuffer();
}

/** No bytes stand for no partitions. @throws DecodeError */
export function decodeAssignment(bytes: Buffer): TopicPartition[] {
  if (bytes.length === 0) return [];
  const reader = new Reader(bytes);
  const version = readVersion(reader, CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS.highest);
  return flat(decodeConsumerProtocolAssignment(reader, version).assignedPartitions);
}

function readVersion(reader: Reader, highest: number): number {
  const version = reader.int16();
  if (version < 0) throw new DecodeError(`consumer protocol of version ${version}`, 0);
  return Math.min(version, highest);
}

interface TopicPartitions {
  readonly topic: string;
  readonly partitions: readonly number[];
}

function grouped(partitions: readonly TopicPartition[]): TopicPartitions[] {
  return [...byTopic(partitions)].map(([topic, numbers]) => ({ topic, partitions: numbers }));
}

function flat(topics: readonly TopicPartitions[]): TopicPartition[] {
  return topics.flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })));
}
