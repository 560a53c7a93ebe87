// Generated from packages/protocol/spec/messages/coordinator/consumer-group-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_METADATA_KEY_TYPE = 3;

/** Versions 0. */
export interface ConsumerGroupMetadataKey {
  groupId: string;
}

export function encodeConsumerGroupMetadataKey(writer: Writer, message: Init<ConsumerGroupMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeConsumerGroupMetadataKey(reader: Reader, version: number): ConsumerGroupMetadataKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
