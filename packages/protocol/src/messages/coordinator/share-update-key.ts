// Generated from packages/protocol/spec/messages/coordinator/share-update-key.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_UPDATE_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_UPDATE_KEY_TYPE = 1;

/** Versions 0. */
export interface ShareUpdateKey {
  groupId: string;
  topicId: Uuid;
  partition: number;
}

export function encodeShareUpdateKey(writer: Writer, message: Init<ShareUpdateKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareUpdateKey');
  writer.string(message.groupId ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.int32(message.partition ?? 0);
}

export function decodeShareUpdateKey(reader: Reader, version: number): ShareUpdateKey {
  reader.expectVersion(version, 0, 0, 'ShareUpdateKey');
  const groupId = reader.string();
  const topicId = reader.uuid();
  const partition = reader.int32();
  return { groupId, topicId, partition };
}
