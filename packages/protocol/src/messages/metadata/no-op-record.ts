// Generated from packages/protocol/spec/messages/metadata/no-op-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const NO_OP_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface NoOpRecord {
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeNoOpRecord(writer: Writer, message: Init<NoOpRecord>, version: number): void {
  checkVersion(version, 0, 0, 'NoOpRecord');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeNoOpRecord(reader: Reader, version: number): NoOpRecord {
  reader.expectVersion(version, 0, 0, 'NoOpRecord');
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: NoOpRecord = {};
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
