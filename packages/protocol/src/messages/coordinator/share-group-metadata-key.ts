// Generated from packages/protocol/spec/messages/coordinator/share-group-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_GROUP_METADATA_KEY_TYPE = 11;

/** Versions 0. */
export interface ShareGroupMetadataKey {
  groupId: string;
}

export function encodeShareGroupMetadataKey(writer: Writer, message: Init<ShareGroupMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupMetadataKey');
  writer.string(message.groupId ?? '');
}

export function decodeShareGroupMetadataKey(reader: Reader, version: number): ShareGroupMetadataKey {
  reader.expectVersion(version, 0, 0, 'ShareGroupMetadataKey');
  const groupId = reader.string();
  return { groupId };
}
