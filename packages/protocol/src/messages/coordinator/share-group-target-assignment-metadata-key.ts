// Generated from packages/protocol/spec/messages/coordinator/share-group-target-assignment-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE = 12;

/** Versions 0. */
export interface ShareGroupTargetAssignmentMetadataKey {
  groupId: string;
}

export function encodeShareGroupTargetAssignmentMetadataKey(writer: Writer, message: Init<ShareGroupTargetAssignmentMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupTargetAssignmentMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeShareGroupTargetAssignmentMetadataKey(reader: Reader, version: number): ShareGroupTargetAssignmentMetadataKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupTargetAssignmentMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
