// Generated from packages/protocol/spec/messages/coordinator/streams-group-member-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_MEMBER_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_MEMBER_METADATA_KEY_TYPE = 19;

/** Versions 0. */
export interface StreamsGroupMemberMetadataKey {
  groupId: string;
  memberId: string;
}

export function encodeStreamsGroupMemberMetadataKey(writer: Writer, message: Init<StreamsGroupMemberMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupMemberMetadataKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeStreamsGroupMemberMetadataKey(reader: Reader, version: number): StreamsGroupMemberMetadataKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupMemberMetadataKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
