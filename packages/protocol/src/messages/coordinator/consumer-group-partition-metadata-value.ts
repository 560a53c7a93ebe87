// Generated from packages/protocol/spec/messages/coordinator/consumer-group-partition-metadata-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_PARTITION_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupPartitionMetadataValue {
  topics: ConsumerGroupPartitionMetadataValueTopicMetadata[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupPartitionMetadataValueTopicMetadata {
  topicId: Uuid;
  topicName: string;
  numPartitions: number;
  partitionMetadata: ConsumerGroupPartitionMetadataValuePartitionMetadata[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupPartitionMetadataValuePartitionMetadata {
  partition: number;
  racks: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupPartitionMetadataValue(writer: Writer, message: Init<ConsumerGroupPartitionMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupPartitionMetadataValue');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeConsumerGroupPartitionMetadataValueTopicMetadata(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupPartitionMetadataValue(reader: Reader, version: number): ConsumerGroupPartitionMetadataValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupPartitionMetadataValue');
  const topicsLength = reader.compactArrayLength(23);
  const topics: ConsumerGroupPartitionMetadataValueTopicMetadata[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeConsumerGroupPartitionMetadataValueTopicMetadata(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupPartitionMetadataValue = { topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupPartitionMetadataValueTopicMetadata(writer: Writer, message: Init<ConsumerGroupPartitionMetadataValueTopicMetadata>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.compactString(message.topicName ?? '');
  writer.int32(message.numPartitions ?? 0);
  const partitionMetadata = message.partitionMetadata ?? [];
  writer.compactArrayLength(partitionMetadata.length);
  for (const element of partitionMetadata) encodeConsumerGroupPartitionMetadataValuePartitionMetadata(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupPartitionMetadataValueTopicMetadata(reader: Reader): ConsumerGroupPartitionMetadataValueTopicMetadata {
  const topicId = reader.uuid();
  const topicName = reader.compactString();
  const numPartitions = reader.int32();
  const partitionMetadataLength = reader.compactArrayLength(6);
  const partitionMetadata: ConsumerGroupPartitionMetadataValuePartitionMetadata[] = [];
  for (let i = 0; i < partitionMetadataLength; i++) partitionMetadata.push(decodeConsumerGroupPartitionMetadataValuePartitionMetadata(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupPartitionMetadataValueTopicMetadata = { topicId, topicName, numPartitions, partitionMetadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupPartitionMetadataValuePartitionMetadata(writer: Writer, message: Init<ConsumerGroupPartitionMetadataValuePartitionMetadata>): void {
  writer.int32(message.partition ?? 0);
  const racks = message.racks ?? [];
  writer.compactArrayLength(racks.length);
  for (const element of racks) writer.compactString(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupPartitionMetadataValuePartitionMetadata(reader: Reader): ConsumerGroupPartitionMetadataValuePartitionMetadata {
  const partition = reader.int32();
  const racksLength = reader.compactArrayLength(1);
  const racks: string[] = [];
  for (let i = 0; i < racksLength; i++) racks.push(reader.compactString());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupPartitionMetadataValuePartitionMetadata = { partition, racks };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
