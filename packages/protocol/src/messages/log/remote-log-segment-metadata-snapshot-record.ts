// Generated from packages/protocol/spec/messages/log/remote-log-segment-metadata-snapshot-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOTE_LOG_SEGMENT_METADATA_SNAPSHOT_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoteLogSegmentMetadataSnapshotRecord {
  segmentId: Uuid;
  startOffset: bigint;
  endOffset: bigint;
  brokerId: number;
  maxTimestampMs: bigint;
  eventTimestampMs: bigint;
  segmentLeaderEpochs: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry[];
  segmentSizeInBytes: number;
  customMetadata: Buffer | null;
  remoteLogSegmentState: number;
  txnIndexEmpty: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry {
  leaderEpoch: number;
  offset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoteLogSegmentMetadataSnapshotRecord(writer: Writer, message: Init<RemoteLogSegmentMetadataSnapshotRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemoteLogSegmentMetadataSnapshotRecord');
  writer.uuid(message.segmentId ?? ZERO_UUID);
  writer.int64(message.startOffset ?? 0n);
  writer.int64(message.endOffset ?? 0n);
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.maxTimestampMs ?? 0n);
  writer.int64(message.eventTimestampMs ?? 0n);
  const segmentLeaderEpochs = message.segmentLeaderEpochs ?? [];
  writer.compactArrayLength(segmentLeaderEpochs.length);
  for (const element of segmentLeaderEpochs) encodeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(writer, element);
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

export function decodeRemoteLogSegmentMetadataSnapshotRecord(reader: Reader, version: number): RemoteLogSegmentMetadataSnapshotRecord {
  reader.expectVersion(version, 0, 0, 'RemoteLogSegmentMetadataSnapshotRecord');
  const segmentId = reader.uuid();
  const startOffset = reader.int64();
  const endOffset = reader.int64();
  const brokerId = reader.int32();
  const maxTimestampMs = reader.int64();
  const eventTimestampMs = reader.int64();
  const segmentLeaderEpochsLength = reader.compactArrayLength(13);
  const segmentLeaderEpochs: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry[] = [];
  for (let i = 0; i < segmentLeaderEpochsLength; i++) segmentLeaderEpochs.push(decodeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(reader));
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
  const message: RemoteLogSegmentMetadataSnapshotRecord = { segmentId, startOffset, endOffset, brokerId, maxTimestampMs, eventTimestampMs, segmentLeaderEpochs, segmentSizeInBytes, customMetadata, remoteLogSegmentState, txnIndexEmpty };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(writer: Writer, message: Init<RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry>): void {
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.offset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry(reader: Reader): RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry {
  const leaderEpoch = reader.int32();
  const offset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoteLogSegmentMetadataSnapshotRecordSegmentLeaderEpochEntry = { leaderEpoch, offset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
