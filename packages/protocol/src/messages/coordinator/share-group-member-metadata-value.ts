// Generated from packages/protocol/spec/messages/coordinator/share-group-member-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_MEMBER_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareGroupMemberMetadataValue {
  rackId: string | null;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupMemberMetadataValue(writer: Writer, message: Init<ShareGroupMemberMetadataValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupMemberMetadataValue');
  writer.compactNullableString(message.rackId === undefined ? '' : message.rackId);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  const subscribedTopicNames = message.subscribedTopicNames ?? [];
  writer.compactArrayLength(subscribedTopicNames.length);
  for (const element of subscribedTopicNames) writer.compactString(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupMemberMetadataValue(reader: Reader, version: number): ShareGroupMemberMetadataValue {
  reader.expectVersion(version, 0, 0, 'ShareGroupMemberMetadataValue');
  const rackId = reader.compactNullableString();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const subscribedTopicNamesLength = reader.compactArrayLength(1);
  const subscribedTopicNames: string[] = [];
  for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupMemberMetadataValue = { rackId, clientId, clientHost, subscribedTopicNames };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
