// Generated from packages/protocol/spec/messages/log/remote-partition-delete-metadata-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REMOTE_PARTITION_DELETE_METADATA_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemotePartitionDeleteMetadataRecord {
  topicIdPartition: RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry;
  brokerId: number;
  eventTimestampMs: bigint;
  remotePartitionDeleteState: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry {
  name: string;
  id: Uuid;
  partition: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemotePartitionDeleteMetadataRecord(writer: Writer, message: Init<RemotePartitionDeleteMetadataRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RemotePartitionDeleteMetadataRecord');
  encodeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(writer, message.topicIdPartition ?? {});
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.eventTimestampMs ?? 0n);
  writer.int8(message.remotePartitionDeleteState ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemotePartitionDeleteMetadataRecord(reader: Reader, version: number): RemotePartitionDeleteMetadataRecord {
  reader.expectVersion(version, 0, 0, 'RemotePartitionDeleteMetadataRecord');
  const topicIdPartition = decodeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(reader);
  const brokerId = reader.int32();
  const eventTimestampMs = reader.int64();
  const remotePartitionDeleteState = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemotePartitionDeleteMetadataRecord = { topicIdPartition, brokerId, eventTimestampMs, remotePartitionDeleteState };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(writer: Writer, message: Init<RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry>): void {
  writer.compactString(message.name ?? '');
  writer.uuid(message.id ?? ZERO_UUID);
  writer.int32(message.partition ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRemotePartitionDeleteMetadataRecordTopicIdPartitionEntry(reader: Reader): RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry {
  const name = reader.compactString();
  const id = reader.uuid();
  const partition = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemotePartitionDeleteMetadataRecordTopicIdPartitionEntry = { name, id, partition };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
