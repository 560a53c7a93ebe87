// Generated from packages/protocol/spec/messages/metadata/end-transaction-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const END_TRANSACTION_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface EndTransactionRecord {
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEndTransactionRecord(writer: Writer, message: Init<EndTransactionRecord>, version: number): void {
  checkVersion(version, 0, 0, 'EndTransactionRecord');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeEndTransactionRecord(reader: Reader, version: number): EndTransactionRecord {
  reader.expectVersion(version, 0, 0, 'EndTransactionRecord');
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndTransactionRecord = {};
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
