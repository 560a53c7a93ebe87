// Generated from packages/protocol/spec/messages/coordinator/consumer-group-target-assignment-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE = 6;

/** Versions 0. */
export interface ConsumerGroupTargetAssignmentMetadataKey {
  groupId: string;
}

export function encodeConsumerGroupTargetAssignmentMetadataKey(writer: Writer, message: Init<ConsumerGroupTargetAssignmentMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeConsumerGroupTargetAssignmentMetadataKey(reader: Reader, version: number): ConsumerGroupTargetAssignmentMetadataKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
