// Generated from packages/protocol/spec/messages/metadata/fence-broker-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const FENCE_BROKER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface FenceBrokerRecord {
  id: number;
  epoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFenceBrokerRecord(writer: Writer, message: Init<FenceBrokerRecord>, version: number): void {
  checkVersion(version, 0, 0, 'FenceBrokerRecord');
  writer.int32(message.id ?? 0);
  writer.int64(message.epoch ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeFenceBrokerRecord(reader: Reader, version: number): FenceBrokerRecord {
  reader.expectVersion(version, 0, 0, 'FenceBrokerRecord');
  const id = reader.int32();
  const epoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FenceBrokerRecord = { id, epoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
