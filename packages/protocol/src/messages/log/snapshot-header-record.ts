// Generated from packages/protocol/spec/messages/log/snapshot-header-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SNAPSHOT_HEADER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface SnapshotHeaderRecord {
  version: number;
  lastContainedLogTimestamp: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSnapshotHeaderRecord(writer: Writer, message: Init<SnapshotHeaderRecord>, version: number): void {
  checkVersion(version, 0, 0, 'SnapshotHeaderRecord');
  writer.int16(message.version ?? 0);
  writer.int64(message.lastContainedLogTimestamp ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeSnapshotHeaderRecord(reader: Reader, version: number): SnapshotHeaderRecord {
  reader.expectVersion(version, 0, 0, 'SnapshotHeaderRecord');
  const versionValue = reader.int16();
  const lastContainedLogTimestamp = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: SnapshotHeaderRecord = { version: versionValue, lastContainedLogTimestamp };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
