// Generated from packages/protocol/spec/messages/metadata/unregister-broker-record.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const UNREGISTER_BROKER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UnregisterBrokerRecord {
  brokerId: number;
  brokerEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUnregisterBrokerRecord(writer: Writer, message: Init<UnregisterBrokerRecord>, version: number): void {
  checkVersion(version, 0, 0, 'UnregisterBrokerRecord');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUnregisterBrokerRecord(reader: Reader, version: number): UnregisterBrokerRecord {
  reader.expectVersion(version, 0, 0, 'UnregisterBrokerRecord');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UnregisterBrokerRecord = { brokerId, brokerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
