// Generated from packages/protocol/spec/messages/log/snapshot-footer-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SNAPSHOT_FOOTER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface SnapshotFooterRecord {
  version: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSnapshotFooterRecord(writer: Writer, message: Init<SnapshotFooterRecord>, version: number): void {
  checkVersion(version, 0, 0, 'SnapshotFooterRecord');
  writer.int16(message.version ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeSnapshotFooterRecord(reader: Reader, version: number): SnapshotFooterRecord {
  reader.expectVersion(version, 0, 0, 'SnapshotFooterRecord');
  const versionValue = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: SnapshotFooterRecord = { version: versionValue };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
