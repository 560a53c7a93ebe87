// Generated from packages/protocol/spec/messages/coordinator/consumer-group-target-assignment-member-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE = 7;

/** Versions 0. */
export interface ConsumerGroupTargetAssignmentMemberKey {
  groupId: string;
  memberId: string;
}

export function encodeConsumerGroupTargetAssignmentMemberKey(writer: Writer, message: Init<ConsumerGroupTargetAssignmentMemberKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMemberKey');
  writer.string(message.groupId ?? '');
  writer.string(message.memberId ?? '');
}

export function decodeConsumerGroupTargetAssignmentMemberKey(reader: Reader, version: number): ConsumerGroupTargetAssignmentMemberKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMemberKey');
  const groupId = reader.string();
  const memberId = reader.string();
  return { groupId, memberId };
}
