// Generated from packages/protocol/spec/messages/metadata/producer-ids-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const PRODUCER_IDS_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ProducerIdsRecord {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  nextProducerId: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeProducerIdsRecord(writer: Writer, message: Init<ProducerIdsRecord>, version: number): void {
  checkVersion(version, 0, 0, 'ProducerIdsRecord');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  writer.int64(message.nextProducerId ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeProducerIdsRecord(reader: Reader, version: number): ProducerIdsRecord {
  reader.expectVersion(version, 0, 0, 'ProducerIdsRecord');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const nextProducerId = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProducerIdsRecord = { brokerId, brokerEpoch, nextProducerId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
