// Generated from packages/protocol/spec/messages/coordinator/consumer-group-member-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_MEMBER_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_MEMBER_METADATA_KEY_TYPE = 5;

/** Versions 0. */
export interface ConsumerGroupMemberMetadataKey {
  groupId: string;
  memberId: string;
}

export function encodeConsumerGroupMemberMetadataKey(writer: Writer, message: Init<ConsumerGroupMemberMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupMemberMetadataKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeConsumerGroupMemberMetadataKey(reader: Reader, version: number): ConsumerGroupMemberMetadataKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupMemberMetadataKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
