// Generated from packages/protocol/spec/messages/coordinator/consumer-group-member-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import { NO_BYTES, type Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_MEMBER_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupMemberMetadataValue {
  instanceId: string | null;
  rackId: string | null;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: string[];
  subscribedTopicRegex: string | null;
  /** Default -1. */
  rebalanceTimeoutMs: number;
  serverAssignor: string | null;
  classicMemberMetadata: ConsumerGroupMemberMetadataValueClassicMemberMetadata | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  sessionTimeoutMs: number;
  supportedProtocols: ConsumerGroupMemberMetadataValueClassicProtocol[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupMemberMetadataValueClassicProtocol {
  name: string;
  metadata: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupMemberMetadataValue(writer: Writer, message: Init<ConsumerGroupMemberMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupMemberMetadataValue');
  writer.compactNullableString(message.instanceId === undefined ? '' : message.instanceId);
  writer.compactNullableString(message.rackId === undefined ? '' : message.rackId);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  const subscribedTopicNames = message.subscribedTopicNames ?? [];
  writer.compactArrayLength(subscribedTopicNames.length);
  for (const element of subscribedTopicNames) writer.compactString(element);
  writer.compactNullableString(message.subscribedTopicRegex === undefined ? '' : message.subscribedTopicRegex);
  writer.int32(message.rebalanceTimeoutMs ?? -1);
  writer.compactNullableString(message.serverAssignor === undefined ? '' : message.serverAssignor);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasClassicMemberMetadata = message.classicMemberMetadata !== undefined && (message.classicMemberMetadata === null || !isDefaultConsumerGroupMemberMetadataValueClassicMemberMetadata(message.classicMemberMetadata));
  if (hasClassicMemberMetadata) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasClassicMemberMetadata) {
    const mark = writer.openTaggedField(0);
    const classicMemberMetadata = message.classicMemberMetadata === undefined ? {} : message.classicMemberMetadata;
    writer.taggedPresence(classicMemberMetadata !== null);
    if (classicMemberMetadata !== null) encodeConsumerGroupMemberMetadataValueClassicMemberMetadata(writer, classicMemberMetadata);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeConsumerGroupMemberMetadataValue(reader: Reader, version: number): ConsumerGroupMemberMetadataValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupMemberMetadataValue');
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const subscribedTopicNamesLength = reader.compactArrayLength(1);
  const subscribedTopicNames: string[] = [];
  for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  const subscribedTopicRegex = reader.compactNullableString();
  const rebalanceTimeoutMs = reader.int32();
  const serverAssignor = reader.compactNullableString();
  let classicMemberMetadata: ConsumerGroupMemberMetadataValueClassicMemberMetadata | null = defaultConsumerGroupMemberMetadataValueClassicMemberMetadata();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      classicMemberMetadata = reader.isTaggedPresent() ? decodeConsumerGroupMemberMetadataValueClassicMemberMetadata(reader) : null;
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: ConsumerGroupMemberMetadataValue = { instanceId, rackId, clientId, clientHost, subscribedTopicNames, subscribedTopicRegex, rebalanceTimeoutMs, serverAssignor, classicMemberMetadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupMemberMetadataValueClassicMemberMetadata(writer: Writer, message: Init<ConsumerGroupMemberMetadataValueClassicMemberMetadata>): void {
  writer.int32(message.sessionTimeoutMs ?? 0);
  const supportedProtocols = message.supportedProtocols ?? [];
  writer.compactArrayLength(supportedProtocols.length);
  for (const element of supportedProtocols) encodeConsumerGroupMemberMetadataValueClassicProtocol(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupMemberMetadataValueClassicMemberMetadata(reader: Reader): ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  const sessionTimeoutMs = reader.int32();
  const supportedProtocolsLength = reader.compactArrayLength(3);
  const supportedProtocols: ConsumerGroupMemberMetadataValueClassicProtocol[] = [];
  for (let i = 0; i < supportedProtocolsLength; i++) supportedProtocols.push(decodeConsumerGroupMemberMetadataValueClassicProtocol(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupMemberMetadataValueClassicMemberMetadata = { sessionTimeoutMs, supportedProtocols };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupMemberMetadataValueClassicProtocol(writer: Writer, message: Init<ConsumerGroupMemberMetadataValueClassicProtocol>): void {
  writer.compactString(message.name ?? '');
  writer.compactBytes(message.metadata ?? NO_BYTES);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupMemberMetadataValueClassicProtocol(reader: Reader): ConsumerGroupMemberMetadataValueClassicProtocol {
  const name = reader.compactString();
  const metadata = reader.compactBytes();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupMemberMetadataValueClassicProtocol = { name, metadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultConsumerGroupMemberMetadataValueClassicMemberMetadata(message: Init<ConsumerGroupMemberMetadataValueClassicMemberMetadata>): boolean {
  if (message.sessionTimeoutMs !== undefined && message.sessionTimeoutMs !== 0) return false;
  if (message.supportedProtocols !== undefined && message.supportedProtocols.length > 0) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultConsumerGroupMemberMetadataValueClassicMemberMetadata(): ConsumerGroupMemberMetadataValueClassicMemberMetadata {
  return {
    sessionTimeoutMs: 0,
    supportedProtocols: [],
  };
}
