// Generated from packages/protocol/spec/messages/coordinator/consumer-group-partition-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_PARTITION_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const CONSUMER_GROUP_PARTITION_METADATA_KEY_TYPE = 4;

/** Versions 0. */
export interface ConsumerGroupPartitionMetadataKey {
  groupId: string;
}

export function encodeConsumerGroupPartitionMetadataKey(writer: Writer, message: Init<ConsumerGroupPartitionMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupPartitionMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeConsumerGroupPartitionMetadataKey(reader: Reader, version: number): ConsumerGroupPartitionMetadataKey {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupPartitionMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
