// Generated from packages/protocol/spec/messages/metadata/clear-elr-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CLEAR_ELR_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ClearElrRecord {
  topicName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeClearElrRecord(writer: Writer, message: Init<ClearElrRecord>, version: number): void {
  checkVersion(version, 0, 0, 'ClearElrRecord');
  writer.compactString(message.topicName ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeClearElrRecord(reader: Reader, version: number): ClearElrRecord {
  reader.expectVersion(version, 0, 0, 'ClearElrRecord');
  const topicName = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ClearElrRecord = { topicName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
