// Generated from packages/protocol/spec/messages/coordinator/share-group-member-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_MEMBER_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_MEMBER_METADATA_KEY_TYPE = 10;

/** Versions 0. */
export interface ShareGroupMemberMetadataKey {
  groupId: string;
  memberId: string;
}

export function encodeShareGroupMemberMetadataKey(writer: Writer, message: Init<ShareGroupMemberMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupMemberMetadataKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeShareGroupMemberMetadataKey(reader: Reader, version: number): ShareGroupMemberMetadataKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupMemberMetadataKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
