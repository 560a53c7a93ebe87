// Generated from packages/protocol/spec/messages/metadata/abort-transaction-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const ABORT_TRANSACTION_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AbortTransactionRecord {
  reason: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAbortTransactionRecord(writer: Writer, message: Init<AbortTransactionRecord>, version: number): void {
  checkVersion(version, 0, 0, 'AbortTransactionRecord');
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasReason = message.reason !== undefined && message.reason !== null;
  if (hasReason) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasReason) {
    const mark = writer.openTaggedField(0);
    writer.compactNullableString(message.reason ?? null);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeAbortTransactionRecord(reader: Reader, version: number): AbortTransactionRecord {
  reader.expectVersion(version, 0, 0, 'AbortTransactionRecord');
  let reason: string | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      reason = reader.compactNullableString();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: AbortTransactionRecord = { reason };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
