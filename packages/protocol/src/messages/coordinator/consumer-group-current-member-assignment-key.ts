// Generated from packages/protocol/spec/messages/coordinator/consumer-group-current-member-assignment-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE = 8;

/** Versions 0. */
export interface ConsumerGroupCurrentMemberAssignmentKey {
  groupId: string;
  memberId: string;
}

export function encodeConsumerGroupCurrentMemberAssignmentKey(writer: Writer, message: Init<ConsumerGroupCurrentMemberAssignmentKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupCurrentMemberAssignmentKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeConsumerGroupCurrentMemberAssignmentKey(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupCurrentMemberAssignmentKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
