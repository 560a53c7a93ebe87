// Generated from packages/protocol/spec/messages/coordinator/share-group-target-assignment-member-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE = 13;

/** Versions 0. */
export interface ShareGroupTargetAssignmentMemberKey {
  groupId: string;
  memberId: string;
}

export function encodeShareGroupTargetAssignmentMemberKey(writer: Writer, message: Init<ShareGroupTargetAssignmentMemberKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupTargetAssignmentMemberKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeShareGroupTargetAssignmentMemberKey(reader: Reader, version: number): ShareGroupTargetAssignmentMemberKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupTargetAssignmentMemberKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
