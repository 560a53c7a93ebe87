// Generated from packages/protocol/spec/messages/coordinator/streams-group-target-assignment-member-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE = 21;

/** Versions 0. */
export interface StreamsGroupTargetAssignmentMemberKey {
  groupId: string;
  memberId: string;
}

export function encodeStreamsGroupTargetAssignmentMemberKey(writer: Writer, message: Init<StreamsGroupTargetAssignmentMemberKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMemberKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeStreamsGroupTargetAssignmentMemberKey(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMemberKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
