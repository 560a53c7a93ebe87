// Generated from packages/protocol/spec/messages/coordinator/streams-group-target-assignment-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE = 20;

/** Versions 0. */
export interface StreamsGroupTargetAssignmentMetadataKey {
  groupId: string;
}

export function encodeStreamsGroupTargetAssignmentMetadataKey(writer: Writer, message: Init<StreamsGroupTargetAssignmentMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeStreamsGroupTargetAssignmentMetadataKey(reader: Reader, version: number): StreamsGroupTargetAssignmentMetadataKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
