// Generated from packages/protocol/spec/messages/coordinator/share-group-state-partition-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_STATE_PARTITION_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_STATE_PARTITION_METADATA_KEY_TYPE = 15;

/** Versions 0. */
export interface ShareGroupStatePartitionMetadataKey {
  groupId: string;
}

export function encodeShareGroupStatePartitionMetadataKey(writer: Writer, message: Init<ShareGroupStatePartitionMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupStatePartitionMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeShareGroupStatePartitionMetadataKey(reader: Reader, version: number): ShareGroupStatePartitionMetadataKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupStatePartitionMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
