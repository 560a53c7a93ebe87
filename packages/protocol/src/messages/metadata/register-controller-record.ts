// Generated from packages/protocol/spec/messages/metadata/register-controller-record.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const REGISTER_CONTROLLER_RECORD_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RegisterControllerRecord {
  controllerId: number;
  incarnationId: Uuid;
  zkMigrationReady: boolean;
  endPoints: RegisterControllerRecordControllerEndpoint[];
  features: RegisterControllerRecordControllerFeature[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RegisterControllerRecordControllerEndpoint {
  name: string;
  host: string;
  port: number;
  securityProtocol: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface RegisterControllerRecordControllerFeature {
  name: string;
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRegisterControllerRecord(writer: Writer, message: Init<RegisterControllerRecord>, version: number): void {
  checkVersion(version, 0, 0, 'RegisterControllerRecord');
  writer.int32(message.controllerId ?? 0);
  writer.uuid(message.incarnationId ?? ZERO_UUID);
  writer.bool(message.zkMigrationReady ?? false);
  const endPoints = message.endPoints ?? [];
  writer.compactArrayLength(endPoints.length);
  for (const element of endPoints) encodeRegisterControllerRecordControllerEndpoint(writer, element);
  const features = message.features ?? [];
  writer.compactArrayLength(features.length);
  for (const element of features) encodeRegisterControllerRecordControllerFeature(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRegisterControllerRecord(reader: Reader, version: number): RegisterControllerRecord {
  reader.expectVersion(version, 0, 0, 'RegisterControllerRecord');
  const controllerId = reader.int32();
  const incarnationId = reader.uuid();
  const zkMigrationReady = reader.bool();
  const endPointsLength = reader.compactArrayLength(7);
  const endPoints: RegisterControllerRecordControllerEndpoint[] = [];
  for (let i = 0; i < endPointsLength; i++) endPoints.push(decodeRegisterControllerRecordControllerEndpoint(reader));
  const featuresLength = reader.compactArrayLength(6);
  const features: RegisterControllerRecordControllerFeature[] = [];
  for (let i = 0; i < featuresLength; i++) features.push(decodeRegisterControllerRecordControllerFeature(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RegisterControllerRecord = { controllerId, incarnationId, zkMigrationReady, endPoints, features };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRegisterControllerRecordControllerEndpoint(writer: Writer, message: Init<RegisterControllerRecordControllerEndpoint>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.int16(message.securityProtocol ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRegisterControllerRecordControllerEndpoint(reader: Reader): RegisterControllerRecordControllerEndpoint {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const securityProtocol = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RegisterControllerRecordControllerEndpoint = { name, host, port, securityProtocol };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeRegisterControllerRecordControllerFeature(writer: Writer, message: Init<RegisterControllerRecordControllerFeature>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeRegisterControllerRecordControllerFeature(reader: Reader): RegisterControllerRecordControllerFeature {
  const name = reader.compactString();
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RegisterControllerRecordControllerFeature = { name, minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
