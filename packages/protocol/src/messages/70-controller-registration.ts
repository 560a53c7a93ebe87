// Generated from packages/protocol/spec/messages/70-controller-registration.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CONTROLLER_REGISTRATION_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ControllerRegistrationRequest {
  controllerId: number;
  incarnationId: Uuid;
  zkMigrationReady: boolean;
  listeners: ControllerRegistrationRequestListener[];
  features: ControllerRegistrationRequestFeature[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ControllerRegistrationRequestListener {
  name: string;
  host: string;
  port: number;
  securityProtocol: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ControllerRegistrationRequestFeature {
  name: string;
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeControllerRegistrationRequest(writer: Writer, message: Init<ControllerRegistrationRequest>, version: number): void {
  checkVersion(version, 0, 0, 'ControllerRegistrationRequest');
  writer.int32(message.controllerId ?? 0);
  writer.uuid(message.incarnationId ?? ZERO_UUID);
  writer.bool(message.zkMigrationReady ?? false);
  const listeners = message.listeners ?? [];
  writer.compactArrayLength(listeners.length);
  for (const element of listeners) encodeControllerRegistrationRequestListener(writer, element);
  const features = message.features ?? [];
  writer.compactArrayLength(features.length);
  for (const element of features) encodeControllerRegistrationRequestFeature(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeControllerRegistrationRequest(reader: Reader, version: number): ControllerRegistrationRequest {
  reader.expectVersion(version, 0, 0, 'ControllerRegistrationRequest');
  const controllerId = reader.int32();
  const incarnationId = reader.uuid();
  const zkMigrationReady = reader.bool();
  const listenersLength = reader.compactArrayLength(7);
  const listeners: ControllerRegistrationRequestListener[] = [];
  for (let i = 0; i < listenersLength; i++) listeners.push(decodeControllerRegistrationRequestListener(reader));
  const featuresLength = reader.compactArrayLength(6);
  const features: ControllerRegistrationRequestFeature[] = [];
  for (let i = 0; i < featuresLength; i++) features.push(decodeControllerRegistrationRequestFeature(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ControllerRegistrationRequest = { controllerId, incarnationId, zkMigrationReady, listeners, features };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeControllerRegistrationRequestListener(writer: Writer, message: Init<ControllerRegistrationRequestListener>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.int16(message.securityProtocol ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeControllerRegistrationRequestListener(reader: Reader): ControllerRegistrationRequestListener {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const securityProtocol = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ControllerRegistrationRequestListener = { name, host, port, securityProtocol };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeControllerRegistrationRequestFeature(writer: Writer, message: Init<ControllerRegistrationRequestFeature>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeControllerRegistrationRequestFeature(reader: Reader): ControllerRegistrationRequestFeature {
  const name = reader.compactString();
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ControllerRegistrationRequestFeature = { name, minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CONTROLLER_REGISTRATION_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ControllerRegistrationResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeControllerRegistrationResponse(writer: Writer, message: Init<ControllerRegistrationResponse>, version: number): void {
  checkVersion(version, 0, 0, 'ControllerRegistrationResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeControllerRegistrationResponse(reader: Reader, version: number): ControllerRegistrationResponse {
  reader.expectVersion(version, 0, 0, 'ControllerRegistrationResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ControllerRegistrationResponse = { throttleTimeMs, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
