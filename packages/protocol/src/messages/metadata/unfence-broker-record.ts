// Generated from packages/protocol/spec/messages/metadata/unfence-broker-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const UNFENCE_BROKER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UnfenceBrokerRecord {
  id: number;
  epoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUnfenceBrokerRecord(writer: Writer, message: Init<UnfenceBrokerRecord>, version: number): void {
  checkVersion(version, 0, 0, 'UnfenceBrokerRecord');
  writer.int32(message.id ?? 0);
  writer.int64(message.epoch ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUnfenceBrokerRecord(reader: Reader, version: number): UnfenceBrokerRecord {
  reader.expectVersion(version, 0, 0, 'UnfenceBrokerRecord');
  const id = reader.int32();
  const epoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UnfenceBrokerRecord = { id, epoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
