// Generated from packages/protocol/spec/messages/coordinator/share-snapshot-key.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_SNAPSHOT_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const SHARE_SNAPSHOT_KEY_TYPE = 0;

/** Versions 0. */
export interface ShareSnapshotKey {
  groupId: string;
  topicId: Uuid;
  partition: number;
}

export function encodeShareSnapshotKey(writer: Writer, message: Init<ShareSnapshotKey>, version: number): void {
  checkVersion(version, 0, 0, 'ShareSnapshotKey');
  writer.string(message.groupId ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.int32(message.partition ?? 0);
}

export function decodeShareSnapshotKey(reader: Reader, version: number): ShareSnapshotKey {
  reader.expectVersion(version, 0, 0, 'ShareSnapshotKey');
  const groupId = reader.string();
  const topicId = reader.uuid();
  const partition = reader.int32();
  return { groupId, topicId, partition };
}
