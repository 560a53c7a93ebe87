// Generated from packages/protocol/spec/messages/coordinator/group-metadata-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const GROUP_METADATA_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const GROUP_METADATA_KEY_TYPE = 2;

/** Versions 0. */
export interface GroupMetadataKey {
  group: string;
}

export function encodeGroupMetadataKey(writer: Writer, message: Init<GroupMetadataKey>, version: number): void {
  checkVersion(version, 0, 0, 'GroupMetadataKey');
  writer.string(message.group ?? '');
}

export function decodeGroupMetadataKey(reader: Reader, version: number): GroupMetadataKey {
  reader.expectVersion(version, 0, 0, 'GroupMetadataKey');
  const group = reader.string();
  return { group };
}
