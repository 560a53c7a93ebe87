// Generated from packages/protocol/spec/messages/62-broker-registration.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const BROKER_REGISTRATION_REQUEST_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 0+. */
export interface BrokerRegistrationRequest {
  brokerId: number;
  clusterId: string;
  incarnationId: Uuid;
  listeners: BrokerRegistrationRequestListener[];
  features: BrokerRegistrationRequestFeature[];
  rack: string | null;
  /** Versions 1+. */
  isMigratingZkBroker: boolean;
  /** Versions 2+. */
  logDirs: Uuid[];
  /** Versions 3+. Default -1. */
  previousBrokerEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BrokerRegistrationRequestListener {
  name: string;
  host: string;
  port: number;
  securityProtocol: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BrokerRegistrationRequestFeature {
  name: string;
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBrokerRegistrationRequest(writer: Writer, message: Init<BrokerRegistrationRequest>, version: number): void {
  checkVersion(version, 0, 4, 'BrokerRegistrationRequest');
  writer.int32(message.brokerId ?? 0);
  writer.compactString(message.clusterId ?? '');
  writer.uuid(message.incarnationId ?? ZERO_UUID);
  const listeners = message.listeners ?? [];
  writer.compactArrayLength(listeners.length);
  for (const element of listeners) encodeBrokerRegistrationRequestListener(writer, element);
  const features = message.features ?? [];
  writer.compactArrayLength(features.length);
  for (const element of features) encodeBrokerRegistrationRequestFeature(writer, element);
  writer.compactNullableString(message.rack === undefined ? '' : message.rack);
  if (version >= 1) writer.bool(message.isMigratingZkBroker ?? false);
  else if (message.isMigratingZkBroker !== undefined && message.isMigratingZkBroker !== false) unsupportedField('BrokerRegistrationRequest', 'isMigratingZkBroker', version);
  if (version >= 2) {
    const logDirs = message.logDirs ?? [];
    writer.compactArrayLength(logDirs.length);
    for (const element of logDirs) writer.uuid(element);
  }
  if (version >= 3) writer.int64(message.previousBrokerEpoch ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeBrokerRegistrationRequest(reader: Reader, version: number): BrokerRegistrationRequest {
  reader.expectVersion(version, 0, 4, 'BrokerRegistrationRequest');
  const brokerId = reader.int32();
  const clusterId = reader.compactString();
  const incarnationId = reader.uuid();
  const listenersLength = reader.compactArrayLength(7);
  const listeners: BrokerRegistrationRequestListener[] = [];
  for (let i = 0; i < listenersLength; i++) listeners.push(decodeBrokerRegistrationRequestListener(reader));
  const featuresLength = reader.compactArrayLength(6);
  const features: BrokerRegistrationRequestFeature[] = [];
  for (let i = 0; i < featuresLength; i++) features.push(decodeBrokerRegistrationRequestFeature(reader));
  const rack = reader.compactNullableString();
  let isMigratingZkBroker: boolean = false;
  if (version >= 1) isMigratingZkBroker = reader.bool();
  let logDirs: Uuid[] = [];
  if (version >= 2) {
    const logDirsLength = reader.compactArrayLength(16);
    logDirs = [];
    for (let i = 0; i < logDirsLength; i++) logDirs.push(reader.uuid());
  }
  let previousBrokerEpoch: bigint = -1n;
  if (version >= 3) previousBrokerEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BrokerRegistrationRequest = { brokerId, clusterId, incarnationId, listeners, features, rack, isMigratingZkBroker, logDirs, previousBrokerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBrokerRegistrationRequestListener(writer: Writer, message: Init<BrokerRegistrationRequestListener>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.int16(message.securityProtocol ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeBrokerRegistrationRequestListener(reader: Reader): BrokerRegistrationRequestListener {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const securityProtocol = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BrokerRegistrationRequestListener = { name, host, port, securityProtocol };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBrokerRegistrationRequestFeature(writer: Writer, message: Init<BrokerRegistrationRequestFeature>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeBrokerRegistrationRequestFeature(reader: Reader): BrokerRegistrationRequestFeature {
  const name = reader.compactString();
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BrokerRegistrationRequestFeature = { name, minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const BROKER_REGISTRATION_RESPONSE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 0+. */
export interface BrokerRegistrationResponse {
  throttleTimeMs: number;
  errorCode: number;
  /** Default -1. */
  brokerEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBrokerRegistrationResponse(writer: Writer, message: Init<BrokerRegistrationResponse>, version: number): void {
  checkVersion(version, 0, 4, 'BrokerRegistrationResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeBrokerRegistrationResponse(reader: Reader, version: number): BrokerRegistrationResponse {
  reader.expectVersion(version, 0, 4, 'BrokerRegistrationResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const brokerEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BrokerRegistrationResponse = { throttleTimeMs, errorCode, brokerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
