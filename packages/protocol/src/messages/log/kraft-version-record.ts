// Generated from packages/protocol/spec/messages/log/kraft-version-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const KRAFT_VERSION_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface KRaftVersionRecord {
  version: number;
  kRaftVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeKRaftVersionRecord(writer: Writer, message: Init<KRaftVersionRecord>, version: number): void {
  checkVersion(version, 0, 0, 'KRaftVersionRecord');
  writer.int16(message.version ?? 0);
  writer.int16(message.kRaftVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeKRaftVersionRecord(reader: Reader, version: number): KRaftVersionRecord {
  reader.expectVersion(version, 0, 0, 'KRaftVersionRecord');
  const versionValue = reader.int16();
  const kRaftVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: KRaftVersionRecord = { version: versionValue, kRaftVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
