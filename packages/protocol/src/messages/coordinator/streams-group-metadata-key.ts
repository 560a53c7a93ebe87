// Generated from packages/protocol/spec/messages/coordinator/streams-group-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_METADATA_KEY_TYPE = 17;

/** Versions 0. */
export interface StreamsGroupMetadataKey {
  groupId: string;
}

export function encodeStreamsGroupMetadataKey(writer: Writer, message: Init<StreamsGroupMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeStreamsGroupMetadataKey(reader: Reader, version: number): StreamsGroupMetadataKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
