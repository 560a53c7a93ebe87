// Generated from packages/protocol/spec/messages/coordinator/share-group-state-partition-metadata-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareGroupStatePartitionMetadataValue {
  initializingTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[];
  initializedTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[];
  deletingTopics: ShareGroupStatePartitionMetadataValueTopicInfo[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupStatePartitionMetadataValueTopicPartitionsInfo {
  topicId: Uuid;
  topicName: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupStatePartitionMetadataValueTopicInfo {
  topicId: Uuid;
  topicName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupStatePartitionMetadataValue(writer: Writer, message: Init<ShareGroupStatePartitionMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupStatePartitionMetadataValue');
  const initializingTopics = message.initializingTopics ?? [];
  writer.compactArrayLength(initializingTopics.length);
  for (const element of initializingTopics) encodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer, element);
  const initializedTopics = message.initializedTopics ?? [];
  writer.compactArrayLength(initializedTopics.length);
  for (const element of initializedTopics) encodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer, element);
  const deletingTopics = message.deletingTopics ?? [];
  writer.compactArrayLength(deletingTopics.length);
  for (const element of deletingTopics) encodeShareGroupStatePartitionMetadataValueTopicInfo(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupStatePartitionMetadataValue(reader: Reader, version: number): ShareGroupStatePartitionMetadataValue {
  reader.expectVersion(version, 0, 0, 'ShareGroupStatePartitionMetadataValue');
  const initializingTopicsLength = reader.compactArrayLength(19);
  const initializingTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[] = [];
  for (let i = 0; i < initializingTopicsLength; i++) initializingTopics.push(decodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(reader));
  const initializedTopicsLength = reader.compactArrayLength(19);
  const initializedTopics: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo[] = [];
  for (let i = 0; i < initializedTopicsLength; i++) initializedTopics.push(decodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(reader));
  const deletingTopicsLength = reader.compactArrayLength(18);
  const deletingTopics: ShareGroupStatePartitionMetadataValueTopicInfo[] = [];
  for (let i = 0; i < deletingTopicsLength; i++) deletingTopics.push(decodeShareGroupStatePartitionMetadataValueTopicInfo(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupStatePartitionMetadataValue = { initializingTopics, initializedTopics, deletingTopics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(writer: Writer, message: Init<ShareGroupStatePartitionMetadataValueTopicPartitionsInfo>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupStatePartitionMetadataValueTopicPartitionsInfo(reader: Reader): ShareGroupStatePartitionMetadataValueTopicPartitionsInfo {
  const topicId = reader.uuid();
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupStatePartitionMetadataValueTopicPartitionsInfo = { topicId, topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupStatePartitionMetadataValueTopicInfo(writer: Writer, message: Init<ShareGroupStatePartitionMetadataValueTopicInfo>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.compactString(message.topicName ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupStatePartitionMetadataValueTopicInfo(reader: Reader): ShareGroupStatePartitionMetadataValueTopicInfo {
  const topicId = reader.uuid();
  const topicName = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupStatePartitionMetadataValueTopicInfo = { topicId, topicName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
