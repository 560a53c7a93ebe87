// Generated from packages/protocol/spec/messages/log/remote-log-segment-metadata-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOTE_LOG_SEGMENT_METADATA_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoteLogSegmentMetadataRecord {
  remoteLogSegmentId: RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry;
  startOffset: bigint;
  endOffset: bigint;
  brokerId: number;
  maxTimestampMs: bigint;
  eventTimestampMs: bigint;
  segmentLeaderEpochs: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry[];
  segmentSizeInBytes: number;
  customMetadata: Buffer | null;
  remoteLogSegmentState: number;
  txnIndexEmpty: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry {
  topicIdPartition: RemoteLogSegmentMetadataRecordTopicIdPartitionEntry;
  id: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataRecordTopicIdPartitionEntry {
  name: string;
  id: Uuid;
  partition: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry {
  leaderEpoch: number;
  offset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoteLogSegmentMetadataRecord(writer: Writer, message: Init<RemoteLogSegmentMetadataRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoteLogSegmentMetadataRecord');
  encodeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(writer, message.remoteLogSegmentId ?? {});
  writer.int64(message.startOffset ?? 0n);
  writer.int64(message.endOffset ?? 0n);
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.maxTimestampMs ?? 0n);
  writer.int64(message.eventTimestampMs ?? 0n);
  const segmentLeaderEpochs = message.segmentLeaderEpochs ?? [];
  writer.compactArrayLength(segmentLeaderEpochs.length);
  for (const element of segmentLeaderEpochs) encodeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(writer, element);
  writer.int32(message.segmentSizeInBytes ?? 0);
  writer.compactNullableBytes(message.customMetadata ?? null);
  writer.int8(message.remoteLogSegmentState ?? 0);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasTxnIndexEmpty = message.txnIndexEmpty !== undefined && message.txnIndexEmpty !== false;
  if (hasTxnIndexEmpty) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasTxnIndexEmpty) {
    writer.taggedField(0, 1);
    writer.bool(message.txnIndexEmpty ?? false);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeRemoteLogSegmentMetadataRecord(reader: Reader, version: number): RemoteLogSegmentMetadataRecord {
  reader.expectVersion(version, 0, 0, 'RemoteLogSegmentMetadataRecord');
  const remoteLogSegmentId = decodeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(reader);
  const startOffset = reader.int64();
  const endOffset = reader.int64();
  const brokerId = reader.int32();
  const maxTimestampMs = reader.int64();
  const eventTimestampMs = reader.int64();
  const segmentLeaderEpochsLength = reader.compactArrayLength(13);
  const segmentLeaderEpochs: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry[] = [];
  for (let i = 0; i < segmentLeaderEpochsLength; i++) segmentLeaderEpochs.push(decodeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(reader));
  const segmentSizeInBytes = reader.int32();
  const customMetadata = reader.compactNullableBytes();
  const remoteLogSegmentState = reader.int8();
  let txnIndexEmpty: boolean = false;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      txnIndexEmpty = reader.bool();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: RemoteLogSegmentMetadataRecord = { remoteLogSegmentId, startOffset, endOffset, brokerId, maxTimestampMs, eventTimestampMs, segmentLeaderEpochs, segmentSizeInBytes, customMetadata, remoteLogSegmentState, txnIndexEmpty };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry>): void {
  encodeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(writer, message.topicIdPartition ?? {});
  writer.uuid(message.id ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry(reader: Reader): RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry {
  const topicIdPartition = decodeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(reader);
  const id = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataRecordRemoteLogSegmentIdEntry = { topicIdPartition, id };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataRecordTopicIdPartitionEntry>): void {
  writer.compactString(message.name ?? '');
  writer.uuid(message.id ?? ZERO_UUID);
  writer.int32(message.partition ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataRecordTopicIdPartitionEntry(reader: Reader): RemoteLogSegmentMetadataRecordTopicIdPartitionEntry {
  const name = reader.compactString();
  const id = reader.uuid();
  const partition = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataRecordTopicIdPartitionEntry = { name, id, partition };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry>): void {
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.offset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry(reader: Reader): RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry {
  const leaderEpoch = reader.int32();
  const offset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataRecordSegmentLeaderEpochEntry = { leaderEpoch, offset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
