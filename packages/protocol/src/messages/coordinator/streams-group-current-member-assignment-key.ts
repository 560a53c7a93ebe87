// Generated from packages/protocol/spec/messages/coordinator/streams-group-current-member-assignment-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE = 22;

/** Versions 0. */
export interface StreamsGroupCurrentMemberAssignmentKey {
  groupId: string;
  memberId: string;
}

export function encodeStreamsGroupCurrentMemberAssignmentKey(writer: Writer, message: Init<StreamsGroupCurrentMemberAssignmentKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupCurrentMemberAssignmentKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeStreamsGroupCurrentMemberAssignmentKey(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupCurrentMemberAssignmentKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
