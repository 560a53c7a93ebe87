// Generated from packages/protocol/spec/messages/coordinator/streams-group-member-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_MEMBER_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupMemberMetadataValue {
  instanceId: string | null;
  rackId: string | null;
  clientId: string;
  clientHost: string;
  /** Default -1. */
  rebalanceTimeoutMs: number;
  topologyEpoch: number;
  processId: string;
  userEndpoint: StreamsGroupMemberMetadataValueEndpoint | null;
  clientTags: StreamsGroupMemberMetadataValueKeyValue[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupMemberMetadataValueEndpoint {
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupMemberMetadataValueKeyValue {
  key: string;
  value: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupMemberMetadataValue(writer: Writer, message: Init<StreamsGroupMemberMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupMemberMetadataValue');
  writer.compactNullableString(message.instanceId === undefined ? '' : message.instanceId);
  writer.compactNullableString(message.rackId === undefined ? '' : message.rackId);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  writer.int32(message.rebalanceTimeoutMs ?? -1);
  writer.int32(message.topologyEpoch ?? 0);
  writer.compactString(message.processId ?? '');
  const userEndpoint = message.userEndpoint ?? null;
  writer.presence(userEndpoint !== null);
  if (userEndpoint !== null) encodeStreamsGroupMemberMetadataValueEndpoint(writer, userEndpoint);
  const clientTags = message.clientTags ?? [];
  writer.compactArrayLength(clientTags.length);
  for (const element of clientTags) encodeStreamsGroupMemberMetadataValueKeyValue(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupMemberMetadataValue(reader: Reader, version: number): StreamsGroupMemberMetadataValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupMemberMetadataValue');
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const rebalanceTimeoutMs = reader.int32();
  const topologyEpoch = reader.int32();
  const processId = reader.compactString();
  const userEndpoint = reader.isPresent() ? decodeStreamsGroupMemberMetadataValueEndpoint(reader) : null;
  const clientTagsLength = reader.compactArrayLength(3);
  const clientTags: StreamsGroupMemberMetadataValueKeyValue[] = [];
  for (let i = 0; i < clientTagsLength; i++) clientTags.push(decodeStreamsGroupMemberMetadataValueKeyValue(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupMemberMetadataValue = { instanceId, rackId, clientId, clientHost, rebalanceTimeoutMs, topologyEpoch, processId, userEndpoint, clientTags };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupMemberMetadataValueEndpoint(writer: Writer, message: Init<StreamsGroupMemberMetadataValueEndpoint>): void {
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupMemberMetadataValueEndpoint(reader: Reader): StreamsGroupMemberMetadataValueEndpoint {
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupMemberMetadataValueEndpoint = { host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupMemberMetadataValueKeyValue(writer: Writer, message: Init<StreamsGroupMemberMetadataValueKeyValue>): void {
  writer.compactString(message.key ?? '');
  writer.compactString(message.value ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupMemberMetadataValueKeyValue(reader: Reader): StreamsGroupMemberMetadataValueKeyValue {
  const key = reader.compactString();
  const value = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupMemberMetadataValueKeyValue = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
