// Generated from packages/protocol/spec/messages/coordinator/legacy-offset-commit-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const LEGACY_OFFSET_COMMIT_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0. */
export interface LegacyOffsetCommitValue {
  offset: bigint;
  metadata: string;
  commitTimestamp: bigint;
}

export function encodeLegacyOffsetCommitValue(writer: Writer, message: Init<LegacyOffsetCommitValue>, version: number): void {
  checkVersion(version, 0, 0, 'LegacyOffsetCommitValue');
  writer.int64(message.offset ?? 0n);
  writer.string(message.metadata ?? '');
  writer.int64(message.commitTimestamp ?? 0n);
}

export function decodeLegacyOffsetCommitValue(reader: Reader, version: number): LegacyOffsetCommitValue {
  reader.expectVersion(version, 0, 0, 'LegacyOffsetCommitValue');
  const offset = reader.int64();
  const metadata = reader.string();
  const commitTimestamp = reader.int64();
  return { offset, metadata, commitTimestamp };
}
