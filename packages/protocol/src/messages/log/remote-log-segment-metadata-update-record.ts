// Generated from packages/protocol/spec/messages/log/remote-log-segment-metadata-update-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOTE_LOG_SEGMENT_METADATA_UPDATE_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoteLogSegmentMetadataUpdateRecord {
  remoteLogSegmentId: RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry;
  brokerId: number;
  eventTimestampMs: bigint;
  customMetadata: Buffer | null;
  remoteLogSegmentState: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry {
  topicIdPartition: RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry;
  id: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry {
  name: string;
  id: Uuid;
  partition: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoteLogSegmentMetadataUpdateRecord(writer: Writer, message: Init<RemoteLogSegmentMetadataUpdateRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoteLogSegmentMetadataUpdateRecord');
  encodeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId ?? {});
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.eventTimestampMs ?? 0n);
  writer.compactNullableBytes(message.customMetadata ?? null);
  writer.int8(message.remoteLogSegmentState ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoteLogSegmentMetadataUpdateRecord(reader: Reader, version: number): RemoteLogSegmentMetadataUpdateRecord {
  reader.expectVersion(version, 0, 0, 'RemoteLogSegmentMetadataUpdateRecord');
  const remoteLogSegmentId = decodeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(reader);
  const brokerId = reader.int32();
  const eventTimestampMs = reader.int64();
  const customMetadata = reader.compactNullableBytes();
  const remoteLogSegmentState = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataUpdateRecord = { remoteLogSegmentId, brokerId, eventTimestampMs, customMetadata, remoteLogSegmentState };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry>): void {
  encodeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(writer, message.topicIdPartition ?? {});
  writer.uuid(message.id ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry(reader: Reader): RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry {
  const topicIdPartition = decodeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(reader);
  const id = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataUpdateRecordRemoteLogSegmentIdEntry = { topicIdPartition, id };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry>): void {
  writer.compactString(message.name ?? '');
  writer.uuid(message.id ?? ZERO_UUID);
  writer.int32(message.partition ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry(reader: Reader): RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry {
  const name = reader.compactString();
  const id = reader.uuid();
  const partition = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataUpdateRecordTopicIdPartitionEntry = { name, id, partition };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
