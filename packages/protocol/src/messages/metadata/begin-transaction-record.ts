// Generated from packages/protocol/spec/messages/metadata/begin-transaction-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const BEGIN_TRANSACTION_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface BeginTransactionRecord {
  name: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBeginTransactionRecord(writer: Writer, message: Init<BeginTransactionRecord>, version: number): void {
  checkVersion(version, 0, 0, 'BeginTransactionRecord');
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasName = message.name !== undefined && message.name !== null;
  if (hasName) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasName) {
    const mark = writer.openTaggedField(0);
    writer.compactNullableString(message.name ?? null);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeBeginTransactionRecord(reader: Reader, version: number): BeginTransactionRecord {
  reader.expectVersion(version, 0, 0, 'BeginTransactionRecord');
  let name: string | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      name = reader.compactNullableString();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: BeginTransactionRecord = { name };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
