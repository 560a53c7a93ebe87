// Generated from packages/protocol/spec/messages/metadata/register-broker-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REGISTER_BROKER_RECORD_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 0+. */
export interface RegisterBrokerRecord {
  brokerId: number;
  /** Versions 2+. */
  isMigratingZkBroker: boolean;
  incarnationId: Uuid;
  brokerEpoch: bigint;
  endPoints: RegisterBrokerRecordBrokerEndpoint[];
  features: RegisterBrokerRecordBrokerFeature[];
  rack: string | null;
  /** Default true. */
  fenced: boolean;
  /** Versions 1+. */
  inControlledShutdown: boolean;
  /** Versions 3+. */
  logDirs: Uuid[];
  /** Versions 4+. */
  cordonedLogDirs: Uuid[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RegisterBrokerRecordBrokerEndpoint {
  name: string;
  host: string;
  port: number;
  securityProtocol: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RegisterBrokerRecordBrokerFeature {
  name: string;
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRegisterBrokerRecord(writer: Writer, message: Init<RegisterBrokerRecord>, version: number): void {
  checkVersion(version, 0, 4, 'RegisterBrokerRecord');
  writer.int32(message.brokerId ?? 0);
  if (version >= 2) writer.bool(message.isMigratingZkBroker ?? false);
  else if (message.isMigratingZkBroker !== undefined && message.isMigratingZkBroker !== false) unsupportedField('RegisterBrokerRecord', 'isMigratingZkBroker', version);
  writer.uuid(message.incarnationId ?? ZERO_UUID);
  writer.int64(message.brokerEpoch ?? 0n);
  const endPoints = message.endPoints ?? [];
  writer.compactArrayLength(endPoints.length);
  for (const element of endPoints) encodeRegisterBrokerRecordBrokerEndpoint(writer, element);
  const features = message.features ?? [];
  writer.compactArrayLength(features.length);
  for (const element of features) encodeRegisterBrokerRecordBrokerFeature(writer, element);
  writer.compactNullableString(message.rack === undefined ? '' : message.rack);
  writer.bool(message.fenced ?? true);
  if (version >= 1) writer.bool(message.inControlledShutdown ?? false);
  else if (message.inControlledShutdown !== undefined && message.inControlledShutdown !== false) unsupportedField('RegisterBrokerRecord', 'inControlledShutdown', version);
  if (!(version >= 3) && message.logDirs !== undefined && message.logDirs.length > 0) unsupportedField('RegisterBrokerRecord', 'logDirs', version);
  if (!(version >= 4) && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null) unsupportedField('RegisterBrokerRecord', 'cordonedLogDirs', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasLogDirs = version >= 3 && message.logDirs !== undefined && message.logDirs.length > 0;
  if (hasLogDirs) tagCount++;
  const hasCordonedLogDirs = version >= 4 && message.cordonedLogDirs !== undefined && message.cordonedLogDirs !== null;
  if (hasCordonedLogDirs) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasLogDirs) {
    const mark = writer.openTaggedField(0);
    const logDirs = message.logDirs ?? [];
    writer.compactArrayLength(logDirs.length);
    for (const element of logDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
  if (hasCordonedLogDirs) {
    const mark = writer.openTaggedField(1);
    const cordonedLogDirs = message.cordonedLogDirs ?? null;
    writer.compactArrayLength(cordonedLogDirs === null ? -1 : cordonedLogDirs.length);
    if (cordonedLogDirs !== null) for (const element of cordonedLogDirs) writer.uuid(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, Infinity);
}

export function decodeRegisterBrokerRecord(reader: Reader, version: number): RegisterBrokerRecord {
  reader.expectVersion(version, 0, 4, 'RegisterBrokerRecord');
  const brokerId = reader.int32();
  let isMigratingZkBroker: boolean = false;
  if (version >= 2) isMigratingZkBroker = reader.bool();
  const incarnationId = reader.uuid();
  const brokerEpoch = reader.int64();
  const endPointsLength = reader.compactArrayLength(7);
  const endPoints: RegisterBrokerRecordBrokerEndpoint[] = [];
  for (let i = 0; i < endPointsLength; i++) endPoints.push(decodeRegisterBrokerRecordBrokerEndpoint(reader));
  const featuresLength = reader.compactArrayLength(6);
  const features: RegisterBrokerRecordBrokerFeature[] = [];
  for (let i = 0; i < featuresLength; i++) features.push(decodeRegisterBrokerRecordBrokerFeature(reader));
  const rack = reader.compactNullableString();
  const fenced = reader.bool();
  let inControlledShutdown: boolean = false;
  if (version >= 1) inControlledShutdown = reader.bool();
  let logDirs: Uuid[] = [];
  let cordonedLogDirs: Uuid[] | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0 && version >= 3) {
      const logDirsLength = reader.compactArrayLength(16);
      logDirs = [];
      for (let i = 0; i < logDirsLength; i++) logDirs.push(reader.uuid());
    } else if (tag === 1 && version >= 4) {
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
  const message: RegisterBrokerRecord = { brokerId, isMigratingZkBroker, incarnationId, brokerEpoch, endPoints, features, rack, fenced, inControlledShutdown, logDirs, cordonedLogDirs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRegisterBrokerRecordBrokerEndpoint(writer: Writer, message: Init<RegisterBrokerRecordBrokerEndpoint>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.int16(message.securityProtocol ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRegisterBrokerRecordBrokerEndpoint(reader: Reader): RegisterBrokerRecordBrokerEndpoint {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const securityProtocol = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RegisterBrokerRecordBrokerEndpoint = { name, host, port, securityProtocol };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRegisterBrokerRecordBrokerFeature(writer: Writer, message: Init<RegisterBrokerRecordBrokerFeature>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRegisterBrokerRecordBrokerFeature(reader: Reader): RegisterBrokerRecordBrokerFeature {
  const name = reader.compactString();
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RegisterBrokerRecordBrokerFeature = { name, minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
