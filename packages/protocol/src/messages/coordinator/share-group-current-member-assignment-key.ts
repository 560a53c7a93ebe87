// Generated from packages/protocol/spec/messages/coordinator/share-group-current-member-assignment-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE = 14;

/** Versions 0. */
export interface ShareGroupCurrentMemberAssignmentKey {
  groupId: string;
  memberId: string;
}

export function encodeShareGroupCurrentMemberAssignmentKey(writer: Writer, message: Init<ShareGroupCurrentMemberAssignmentKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupCurrentMemberAssignmentKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeShareGroupCurrentMemberAssignmentKey(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupCurrentMemberAssignmentKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
