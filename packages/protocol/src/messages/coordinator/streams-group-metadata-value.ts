// Generated from packages/protocol/spec/messages/coordinator/streams-group-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupMetadataValue {
  epoch: number;
  metadataHash: bigint;
  /** Default -1. */
  validatedTopologyEpoch: number;
  lastAssignmentConfigs: StreamsGroupMetadataValueLastAssignmentConfig[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupMetadataValueLastAssignmentConfig {
  key: string;
  value: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupMetadataValue(writer: Writer, message: Init<StreamsGroupMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupMetadataValue');
  writer.int32(message.epoch ?? 0);
  writer.int64(message.metadataHash ?? 0n);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasValidatedTopologyEpoch = message.validatedTopologyEpoch !== undefined && message.validatedTopologyEpoch !== -1;
  if (hasValidatedTopologyEpoch) tagCount++;
  const hasLastAssignmentConfigs = message.lastAssignmentConfigs !== undefined && (message.lastAssignmentConfigs === null || message.lastAssignmentConfigs.length > 0);
  if (hasLastAssignmentConfigs) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasValidatedTopologyEpoch) {
    writer.taggedField(0, 4);
    writer.int32(message.validatedTopologyEpoch ?? -1);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasLastAssignmentConfigs) {
    const mark = writer.openTaggedField(1);
    const lastAssignmentConfigs = message.lastAssignmentConfigs === undefined ? [] : message.lastAssignmentConfigs;
    writer.compactArrayLength(lastAssignmentConfigs === null ? -1 : lastAssignmentConfigs.length);
    if (lastAssignmentConfigs !== null) for (const element of lastAssignmentConfigs) encodeStreamsGroupMetadataValueLastAssignmentConfig(writer, element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, Infinity);
}

export function decodeStreamsGroupMetadataValue(reader: Reader, version: number): StreamsGroupMetadataValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupMetadataValue');
  const epoch = reader.int32();
  const metadataHash = reader.int64();
  let validatedTopologyEpoch: number = -1;
  let lastAssignmentConfigs: StreamsGroupMetadataValueLastAssignmentConfig[] | null = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      validatedTopologyEpoch = reader.int32();
    } else if (tag === 1) {
      const lastAssignmentConfigsLength = reader.compactNullableArrayLength(3);
      lastAssignmentConfigs = null;
      if (lastAssignmentConfigsLength >= 0) {
        lastAssignmentConfigs = [];
        for (let i = 0; i < lastAssignmentConfigsLength; i++) lastAssignmentConfigs.push(decodeStreamsGroupMetadataValueLastAssignmentConfig(reader));
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: StreamsGroupMetadataValue = { epoch, metadataHash, validatedTopologyEpoch, lastAssignmentConfigs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupMetadataValueLastAssignmentConfig(writer: Writer, message: Init<StreamsGroupMetadataValueLastAssignmentConfig>): void {
  writer.compactString(message.key ?? '');
  writer.compactString(message.value ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupMetadataValueLastAssignmentConfig(reader: Reader): StreamsGroupMetadataValueLastAssignmentConfig {
  const key = reader.compactString();
  const value = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupMetadataValueLastAssignmentConfig = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
