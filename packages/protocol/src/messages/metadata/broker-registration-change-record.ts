// Generated from packages/protocol/spec/messages/metadata/broker-registration-change-record.spec by npm run generate. Do not edit.
import type { Uuid } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const BROKER_REGISTRATION_CHANGE_RECORD_VERSIONS = { lowest: 0, highest: 3 } as const;

/** Versions 0-3, flexible 0+. */
export interface BrokerRegistrationChangeRecord {
  brokerId: number;
  brokerEpoch: bigint;
  fenced: number;
  /** Versions 1+. */
  inControlledShutdown: number;
  /** Versions 2+. */
  logDirs: Uuid[];
  /** Versions 3+. */
  cordonedLogDirs: Uuid[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBrokerRegistrationChangeRecord(writer: Writer, message: Init<BrokerRegistrationChangeRecord>, version: number): void {
  checkVersion(version, 0, 3, 'BrokerRegistrationChangeRecord');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? 0n);
  if (!(version >= 1) && message.inControlledShutdown !== undefined && message.inControlledShutdown !== 0) unsupportedField('BrokerRegistrationChangeRecord', 'inControlledShutdown', version);
  if (!(version >= 2) && message.logDirs !== undefined && message.logDirs.length > 0) unsupportedField('BrokerRegistrationChangeRecord', 'logDirs', version);
  if (!(version >= 3) && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null) unsupportedField('BrokerRegistrationChangeRecord', 'cordonedLogDirs', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasFenced = message.fenced !== undefined && message.fenced !== 0;
  if (hasFenced) tagCount++;
  const hasInControlledShutdown = version >= 1 && message.inControlledShutdown !== undefined && message.inControlledShutdown !== 0;
  if (hasInControlledShutdown) tagCount++;
  const hasLogDirs = version >= 2 && message.logDirs !== undefined && message.logDirs.length > 0;
  if (hasLogDirs) tagCount++;
  const hasCordonedLogDirs = version >= 3 && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null;
  if (hasCordonedLogDirs) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasFenced) {
    writer.taggedField(0, 1);
    writer.int8(message.fenced ?? 0);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasInControlledShutdown) {
    writer.taggedField(1, 1);
    writer.int8(message.inControlledShutdown ?? 0);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
  if (hasLogDirs) {
    const mark = writer.openTaggedField(2);
    const logDirs = message.logDirs ?? [];
    writer.compactArrayLength(logDirs.length);
    for (const element of logDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, 3);
  if (hasCordonedLogDirs) {
    const mark = writer.openTaggedField(3);
    const cordonedLogDirs = message.cordonedLogDirs ?? null;
    writer.compactArrayLength(cordonedLogDirs === null ? -1 : cordonedLogDirs.length);
    if (cordonedLogDirs !== null) for (const element of cordonedLogDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 3, Infinity);
}

export function decodeBrokerRegistrationChangeRecord(reader: Reader, version: number): BrokerRegistrationChangeRecord {
  reader.expectVersion(version, 0, 3, 'BrokerRegistrationChangeRecord');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  let fenced: number = 0;
  let inControlledShutdown: number = 0;
  let logDirs: Uuid[] = [];
  let cordonedLogDirs: Uuid[] | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      fenced = reader.int8();
    } else if (tag === 1 && version >= 1) {
      inControlledShutdown = reader.int8();
    } else if (tag === 2 && version >= 2) {
      const logDirsLength = reader.compactArrayLength(16);
      logDirs = [];
      for (let i = 0; i < logDirsLength; i++) logDirs.push(reader.uuid());
    } else if (tag === 3 && version >= 3) {
      const cordonedLogDirsLength = reader.compactNullableArrayLength(16);
      cordonedLogDirs = null;
      if (cordonedLogDirsLength >= 0) {
        cordonedLogDirs = [];
        for (let i = 0; i < cordonedLogDirsLength; i++) cordonedLogDirs.push(reader.uuid());
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: BrokerRegistrationChangeRecord = { brokerId, brokerEpoch, fenced, inControlledShutdown, logDirs, cordonedLogDirs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
