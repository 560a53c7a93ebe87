// Generated from packages/protocol/spec/messages/consumer-protocol.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { Writer } from '../wire/writer.ts';

export const CONSUMER_PROTOCOL_ASSIGNMENT_VERSIONS = { lowest: 0, highest: 3 } as const;

/** Versions 0-3. */
export interface ConsumerProtocolAssignment {
  assignedPartitions: ConsumerProtocolAssignmentTopicPartition[];
  userData: Buffer | null;
}

export interface ConsumerProtocolAssignmentTopicPartition {
  topic: string;
  partitions: number[];
}

export function encodeConsumerProtocolAssignment(writer: Writer, message: Init<ConsumerProtocolAssignment>, version: number): void {
  checkVersion(version, 0, 3, 'ConsumerProtocolAssignment');
  const assignedPartitions = message.assignedPartitions ?? [];
  writer.arrayLength(assignedPartitions.length);
  for (const element of assignedPartitions) encodeConsumerProtocolAssignmentTopicPartition(writer, element);
  writer.nullableBytes(message.userData ?? null);
}

export function decodeConsumerProtocolAssignment(reader: Reader, version: number): ConsumerProtocolAssignment {
  reader.expectVersion(version, 0, 3, 'ConsumerProtocolAssignment');
  const assignedPartitionsLength = reader.arrayLength(6);
  const assignedPartitions: ConsumerProtocolAssignmentTopicPartition[] = [];
  for (let i = 0; i < assignedPartitionsLength; i++) assignedPartitions.push(decodeConsumerProtocolAssignmentTopicPartition(reader));
  const userData = reader.nullableBytes();
  return { assignedPartitions, userData };
}

function encodeConsumerProtocolAssignmentTopicPartition(writer: Writer, message: Init<ConsumerProtocolAssignmentTopicPartition>): void {
  writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
}

function decodeConsumerProtocolAssignmentTopicPartition(reader: Reader): ConsumerProtocolAssignmentTopicPartition {
  const topic = reader.string();
  const partitionsLength = reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  return { topic, partitions };
}

export const CONSUMER_PROTOCOL_SUBSCRIPTION_VERSIONS = { lowest: 0, highest: 3 } as const;

/** Versions 0-3. */
export interface ConsumerProtocolSubscription {
  topics: string[];
  userData: Buffer | null;
  /** Versions 1+. */
  ownedPartitions: ConsumerProtocolSubscriptionTopicPartition[];
  /** Versions 2+. Default -1. */
  generationId: number;
  /** Versions 3+. */
  rackId: string | null;
}

export interface ConsumerProtocolSubscriptionTopicPartition {
  topic: string;
  partitions: number[];
}

export function encodeConsumerProtocolSubscription(writer: Writer, message: Init<ConsumerProtocolSubscription>, version: number): void {
  checkVersion(version, 0, 3, 'ConsumerProtocolSubscription');
  const topics = message.topics ?? [];
  writer.arrayLength(topics.length);
  for (const element of topics) writer.string(element);
  writer.nullableBytes(message.userData ?? null);
  if (version >= 1) {
    const ownedPartitions = message.ownedPartitions ?? [];
    writer.arrayLength(ownedPartitions.length);
    for (const element of ownedPartitions) encodeConsumerProtocolSubscriptionTopicPartition(writer, element);
  }
  if (version >= 2) writer.int32(message.generationId ?? -1);
  if (version >= 3) writer.nullableString(message.rackId ?? null);
}

export function decodeConsumerProtocolSubscription(reader: Reader, version: number): ConsumerProtocolSubscription {
  reader.expectVersion(version, 0, 3, 'ConsumerProtocolSubscription');
  const topicsLength = reader.arrayLength(2);
  const topics: string[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(reader.string());
  const userData = reader.nullableBytes();
  let ownedPartitions: ConsumerProtocolSubscriptionTopicPartition[] = [];
  if (version >= 1) {
    const ownedPartitionsLength = reader.arrayLength(6);
    ownedPartitions = [];
    for (let i = 0; i < ownedPartitionsLength; i++) ownedPartitions.push(decodeConsumerProtocolSubscriptionTopicPartition(reader));
  }
  let generationId: number = -1;
  if (version >= 2) generationId = reader.int32();
  let rackId: string | null = null;
  if (version >= 3) rackId = reader.nullableString();
  return { topics, userData, ownedPartitions, generationId, rackId };
}

function encodeConsumerProtocolSubscriptionTopicPartition(writer: Writer, message: Init<ConsumerProtocolSubscriptionTopicPartition>): void {
  writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
}

function decodeConsumerProtocolSubscriptionTopicPartition(reader: Reader): ConsumerProtocolSubscriptionTopicPartition {
  const topic = reader.string();
  const partitionsLength = reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  return { topic, partitions };
}
