// Generated from packages/protocol/spec/messages/coordinator/offset-commit-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const OFFSET_COMMIT_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const OFFSET_COMMIT_KEY_TYPE = 1;

/** Versions 0. */
export interface OffsetCommitKey {
  group: string;
  topic: string;
  partition: number;
}

export function encodeOffsetCommitKey(writer: Writer, message: Init<OffsetCommitKey>, version: number): void {
  checkVersion(version, 0, 0, 'OffsetCommitKey');
  writer.string(message.group ?? '');
  writer.string(message.topic ?? '');
  writer.int32(message.partition ?? 0);
}

export function decodeOffsetCommitKey(reader: Reader, version: number): OffsetCommitKey {
  reader.expectVersion(version, 0, 0, 'OffsetCommitKey');
  const group = reader.string();
  const topic = reader.string();
  const partition = reader.int32();
  return { group, topic, partition };
}
